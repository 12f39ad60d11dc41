"""From the bytes of a text to its rows of cells, each with the line on which it begins."""

import csv
import io
import re
from collections.abc import Iterator

# More than any page takes, so that whatever is in a ledger can be read back.
LONGEST_CELL = 10_000_000
csv.field_size_limit(LONGEST_CELL)

# The line above the header by which Excel is told of the delimiter.
HINT = re.compile(r"sep=[,;\t]", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Accented letters, dashes, quotes, the euro, emoji and halves of a character as UTF-8 writes them.
# Beside bytes that are not UTF-8 they show a file put together from two encodings; so do other
# letters of UTF-8 when they are as many as the bytes that are not.
SIGNS_OF_UTF_8 = re.compile(
    rb"\xc2[\xa0-\xbf]|[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xe2\x82\xac"
    rb"|\xf0\x9f[\x80-\xbf]{2}|\xed[\xa0-\xbf][\x80-\xbf]"
)
LETTERS_OF_UTF_8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
OTHER_BYTES = re.compile(rb"[\x80-\xff]")
LINE_ENDS = re.compile(rb"\r\n|\r|\n")


class Unreadable(Exception):
    """The file, or its rest, cannot be read: `line`, and what is wrong there."""

    def __init__(self, reason: str, line: int | None = None):
        super().__init__(reason)
        self.reason, self.line = reason, line


def decode(data: bytes) -> str:
    """UTF-8 or, when it is not, UTF-16 with its mark or Windows-1252; else Unreadable."""
    if data.startswith(UTF_16):
        return _decode_strictly(data, "utf-16", "UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        rest, letters = LETTERS_OF_UTF_8.subn(b"", data)
        is_mostly_utf_8 = letters >= len(OTHER_BYTES.findall(rest))
        # Windows-1252 would take nearly any bytes, and store them as nonsense.
        if SIGNS_OF_UTF_8.search(data) or is_mostly_utf_8:
            raise _not_text(data, error, "UTF-8, though other lines are") from None
    return _decode_strictly(data, "cp1252", "UTF-8 nor Windows-1252")


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(data, error, name) from None


def _not_text(data: bytes, error: UnicodeDecodeError, name: str) -> Unreadable:
    line = len(LINE_ENDS.findall(data[: error.start])) + 1
    byte = data[error.start]
    return Unreadable(f"The byte 0x{byte:02X} is not {name}: save the file as UTF-8.", line)


def split(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yields the line on which a row begins and its cells; leaves blank rows out."""
    # Strict: else one quotation mark that is never closed would swallow the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(_in_plain_words(str(error)), line) from None
        is_hint = line == 1 and HINT.fullmatch(delimiter.join(cells))
        if not is_hint and any(cell and not cell.isspace() for cell in cells):
            yield line, cells


def _in_plain_words(error: str) -> str:
    if "unexpected end of data" in error:
        return "A quotation mark is opened in this row and never closed."
    if "expected after" in error:
        return 'A quotation mark stands inside a quoted cell: write it twice, as in "a ""b"" c".'
    if "field limit" in error:
        return f"A cell is longer than {LONGEST_CELL:,} characters."
    return f"This row is not CSV: {error}."
