"""Accounts that ledgers hang on: inviting people, sealing their keys, deleting all of them."""
