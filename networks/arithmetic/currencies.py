"""What the signs and words for money can mean, as ISO 4217 codes; a sign may have several."""

from networks.arithmetic.money import SYMBOLS

DOLLARS = ("USD", "AUD", "CAD", "NZD", "HKD", "SGD")
CROWNS = ("SEK", "NOK", "DKK", "ISK")
RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR")
FRANCS = ("CHF",)
SIGNS: dict[str, tuple[str, ...]] = {
    "£": ("GBP",),
    "€": ("EUR",),
    "$": DOLLARS,
    "us$": ("USD",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "can$": ("CAD",),
    "nz$": ("NZD",),
    "hk$": ("HKD",),
    "s$": ("SGD",),
    "r$": ("BRL",),
    "mx$": ("MXN",),
    "kr": CROWNS,
    "kr.": CROWNS,
    "₹": ("INR",),
    "rs": RUPEES,
    "rs.": RUPEES,
    "¥": ("JPY", "CNY"),
    "₩": ("KRW",),
    "₺": ("TRY",),
    "₪": ("ILS",),
    "₱": ("PHP",),
    "฿": ("THB",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON",),
    "fr": FRANCS,
    "fr.": FRANCS,
    "sfr": FRANCS,
    "sfr.": FRANCS,
    "r": ("ZAR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "pound": ("GBP",),
    "pounds": ("GBP",),
    "quid": ("GBP",),
    "dollar": DOLLARS,
    "dollars": DOLLARS,
    "rupees": RUPEES,
    "kronor": ("SEK",),
    "kroner": ("NOK", "DKK"),
    "francs": FRANCS,
}
# A sign that several countries use means this one where the person keeps no other of them.
FIRST_MEANT = {"$": "USD"}
# Where money is written 1,234.50; elsewhere only the person can say.
WRITTEN_WITH_A_POINT = frozenset(
    {*DOLLARS, *RUPEES, "GBP", "JPY", "CNY", "KRW", "ILS", "THB", "PHP", "MXN", "KES", "NGN"}
)


def codes_of(sign: str) -> tuple[str, ...]:
    """What a sign, a name or a code of three letters, in small letters, can stand for."""
    return SIGNS.get(sign, (sign.upper(),))


def meant_by(sign: str, usual: str) -> str:
    """The code that `sign` stands for where money is usually in `usual`.

    Raises ValueError naming the codes where it could be any of several.
    """
    codes = SIGNS[sign]
    if usual in codes:
        return usual
    if len(codes) == 1:
        return codes[0]
    if sign in FIRST_MEANT:
        return FIRST_MEANT[sign]
    *most, last = codes
    raise ValueError(
        f"“{sign}” could be {', '.join(most)} or {last}: write those three letters instead."
    )


def sign_of(currency: str, usual: str) -> str:
    """What `meant_by` reads back, before a number: a sign, or the code and a space."""
    sign = SYMBOLS.get(currency, "")
    if sign and meant_by(sign, usual) == currency:
        return sign
    return f"{currency} " if currency else ""
