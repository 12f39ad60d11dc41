"""The connection to SQLite, under the name by which Django looks for it."""

import os

from django.db.backends.sqlite3 import base

from config.sqlite.turns import take_turn


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes its turn before each transaction that writes, and gives it back after it."""

    turn: int | None = None
    transaction_mode: str | None

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode == "IMMEDIATE" and not self.is_in_memory_db():
            self.turn = take_turn(os.path.dirname(os.path.abspath(self.settings_dict["NAME"])))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._give_back_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back_turn()

    def _give_back_turn(self) -> None:
        turn, self.turn = self.turn, None
        if turn is not None:
            os.close(turn)
