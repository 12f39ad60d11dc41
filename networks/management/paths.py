"""What the commands that read or write files are told of where they are."""

import argparse
from pathlib import Path


def path(text: str) -> Path:
    """Of no word at all Python makes the folder in which one stands, which nobody meant."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty: name a file or a folder")
    try:
        Path(text).exists()
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"no path can be so: {error}") from None
    return Path(text)
