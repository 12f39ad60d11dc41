"""Where the program lies, where its data is kept, and where on its host the site begins."""

import os
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]
# In a checkout beside config/; an installed package brings them inside it.
TEMPLATE_FOLDER = next(
    folder
    for folder in (PROGRAM / "templates", PROGRAM / "config" / "templates")
    if folder.is_dir()
)


def data_folder() -> Path:
    """For .env, the SQLite file and static files: beside manage.py, or the person's own."""
    if chosen := os.environ.get("DATA_DIR", "").strip():
        return Path(chosen).resolve()
    if (PROGRAM / "manage.py").is_file():
        return PROGRAM
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "worth-renewing"


def settings_below(sub_path: str, *, https: bool) -> dict[str, str | None]:
    """The settings of a site that begins at `sub_path` of its host; "" or "/" is all of the host.

    Browsers refuse a cookie named __Host- from a neighbouring host or over plain HTTP; but its path
    must be the whole host, and below a sub-path the neighbours are not to have it.
    """
    name = sub_path.strip().strip("/")
    root = f"/{name}/" if name else "/"
    safe = "" if not https else "__Secure-" if name else "__Host-"
    return {
        "FORCE_SCRIPT_NAME": root[:-1] or None,
        "STATIC_URL": f"{root}static/",
        "LOGIN_URL": f"{root}accounts/login/",
        "LOGIN_REDIRECT_URL": root,
        "LOGOUT_REDIRECT_URL": f"{root}accounts/login/",
        "SESSION_COOKIE_PATH": root,
        "CSRF_COOKIE_PATH": root,
        "SESSION_COOKIE_NAME": f"{safe}sessionid",
        "CSRF_COOKIE_NAME": f"{safe}csrftoken",
    }
