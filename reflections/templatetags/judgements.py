"""How verdicts, payers and stretches of time are written on a page."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.arithmetic.money import MINUS, Amount, Payer, format_amount
from networks.arithmetic.periods import Period, VagueDate, format_period, format_vague
from networks.arithmetic.words import MISSING
from reflections.arithmetic.scoreboard import Motto
from reflections.arithmetic.verdicts import Bearer, Verdict
from reflections.arithmetic.wording import PAYERS, Judgement, format_worth
from reflections.figures import Figures, bears
from reflections.history.spells import MISSED
from reflections.models import Appraisal, Choice
from reflections.renewals.due import Renewal

register = template.Library()

TONES: dict[str, str] = {
    Verdict.WORTH_IT: "good",
    Verdict.BORDERLINE: "middling",
    Verdict.NOT_WORTH_IT: "poor",
}
SCALES = (("put_in", "put in"), ("got_out", "got out"), ("would_miss", "would miss it"))
CLEARLY, SLIGHTLY = Decimal("0.5"), Decimal("0.2")
CHOSEN = {
    Choice.JOIN: "joined",
    Choice.APPLY: "applied",
    Choice.RENEW: "renewed",
    Choice.LEAVE: "left",
    Choice.NOT_JOIN: "not joined",
    Choice.UNDECIDED: "undecided",
}


@register.filter
def borne(value: Amount, currency: str) -> str:
    """An amount, or a dash where nothing is paid."""
    return format_amount(value, currency) if bears(value) else MISSING


@register.filter
def tone(judgement: Judgement) -> str:
    """The class of a judgement's pill; its word stands in it."""
    if judgement.is_open:
        return "open"
    return TONES.get(judgement.standing or judgement.verdict, "neutral")


@register.filter
def worth(figures: Figures | Renewal, currency: str) -> str:
    """The worth of figures or of a renewal: at least £150.00, a dash where it does not exist."""
    return format_worth(figures.worth, figures.worth_is, currency)


@register.filter
def scales(appraisal: Appraisal) -> str:
    """Put in 2 of 5 · got out 3 of 5: what was answered, and nothing of the rest."""
    given = ((words, getattr(appraisal, name)) for name, words in SCALES)
    return " · ".join(f"{words} {score} of 5" for words, score in given if score)


def beside(judgement: Judgement) -> str:
    """Who bears the cost, where it is not the person; else nothing."""
    return "" if judgement.bearer == Bearer.YOU else judgement.bearer.value


@register.simple_tag
def pill(judgement: Judgement) -> SafeString:
    """The one judgement of a network and, smaller, who bears the cost where the person does not."""
    word = format_html('<span class="pill {}">{}</span>', tone(judgement), judgement.label)
    bearer = beside(judgement)
    return format_html('{} <span class="quiet small">{}</span>', word, bearer) if bearer else word


@register.filter
def holds(motto: Motto) -> str:
    """Whether one gets out what one puts in, in words."""
    if motto.rho >= CLEARLY:
        return "It holds for you"
    return "It holds a little for you" if motto.rho >= SLIGHTLY else "It does not hold for you"


@register.filter
def rho(motto: Motto) -> str:
    """Two places, with a true minus."""
    return f"{motto.rho:.2f}".replace("-", MINUS)


@register.filter
def payer(value: str) -> str:
    return PAYERS[Payer(value)]


@register.filter
def period(value: Period) -> str:
    return format_period(value)


@register.filter
def vague(value: VagueDate | None) -> str:
    """As vague as it was written: 2004, July 2004 or 15 July 2004."""
    return MISSING if value is None else format_vague(value)


@register.filter
def chosen(value: str) -> str:
    """What a decision came to: renewed, left, not joined."""
    return CHOSEN[Choice(value)]


@register.filter
def missed(value: int) -> str:
    """A would-miss answer given while away, in words."""
    return MISSED[value]
