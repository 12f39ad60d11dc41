"""The program `worth-renewing`: what manage.py does, and without a word after it, the demo."""

import os
import sys

from django.core.management import call_command, execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) > 1:
        execute_from_command_line(sys.argv)
    else:
        show_demo()


def show_demo() -> None:
    """Serve the story on this machine alone, from a file of its own."""
    import django

    from config.places import data_folder

    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DEBUG": "on", "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}"}
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo")
    address = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
    print(f"Worth Renewing is at http://{address}/", flush=True)
    print("Sign in as demo / demo. Stop with Ctrl-C.", flush=True)
    call_command("runserver", address, use_reloader=False)
