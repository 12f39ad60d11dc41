"""How settings are read from the environment, or from .env."""

import environ
from django.core.exceptions import ImproperlyConfigured


class Environment(environ.Env):
    """Raises ImproperlyConfigured, with the name of the setting, for what cannot be understood."""

    def switch(self, name: str, *, default: bool) -> bool:
        # django-environ's own takes every word that it does not know for off.
        word = self.str(name, default="").strip().lower()
        if word in self.BOOLEAN_TRUE_STRINGS:
            return True
        if word not in ("", "off", "false", "no", "n", "0"):
            raise ImproperlyConfigured(f"{name}={word} is neither on nor off.")
        return default if word == "" else False

    def whole_number(self, name: str, *, default: int) -> int:
        text = self.str(name, default="").strip() or str(default)
        if not (text.isascii() and text.isdigit()):
            raise ImproperlyConfigured(f"{name}={text} is no whole number.")
        return int(text)
