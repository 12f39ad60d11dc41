"""What the months are called: in English, by the person, and in Germany, France and so on."""

from calendar import month_abbr, month_name

from networks.arithmetic.text import fold
from networks.arithmetic.writing import own_writing

_ENGLISH = {
    name.lower(): number
    for names in (month_name, month_abbr, ["", *[""] * 8, "Sept"])
    for number, name in enumerate(names)
    if name
}
# German, French, Spanish, Italian and Dutch, by month, folded. A short form stands here where it is
# that of one month alone.
_ABROAD = (
    "januar janner jan janvier janv enero ene gennaio januari",
    "februar feber feb fevrier fevr febrero febbraio februari",
    "marz mrz mars marzo maart mrt",
    "april apr avril avr abril abr aprile",
    "mai mayo maggio mei may",
    "juni jun juin junio giugno",
    "juli jul juillet juil julio luglio",
    "august aug aout agosto ago augustus",
    "september sept sep septembre septiembre setiembre settembre",
    "oktober okt octobre oct octubre ottobre",
    "november nov novembre noviembre",
    "dezember dez decembre dec diciembre dic dicembre december",
)
_MONTHS_ABROAD = {name: number for number, names in enumerate(_ABROAD, 1) for name in names.split()}


def month_called(word: str) -> int | None:
    """Its number: as the person's own language calls it, else as English or others do."""
    small = word.lower()
    own = own_writing().months.get(small) or _ENGLISH.get(small)
    return own or _MONTHS_ABROAD.get(fold(word))
