"""What a browser sends of an entry and of the answers beside it."""

from datetime import date

from reflections.models import Appraisal

DAY = date(2011, 3, 12)


def answers(network, version="", **given):
    """The answers to a network's questions as a browser sends them, with its blanks."""
    prefix = f"membership-{network.memberships.get().pk}"
    blank = {"put_in": "", "got_out": "", "would_miss": "", "worth_per_year": ""}
    sent = blank | given | {"opened_version": version}
    return {f"{prefix}-{name}": value for name, value in sent.items()}


def entry_data(*networks, **changed):
    ids = [network.pk for network in networks]
    typed = {"date": "2011-03-12", "title": "A visit", "model": "free", "body": "Well met."}
    return typed | {"organisations": ids, "tags": ""} | changed


def as_shown(page):
    """What a browser would send back of a page, untouched."""
    writing = page.context["writing"]
    bound = [field for form in [writing.form, *writing.answers_of_the_day.forms] for field in form]
    return {field.html_name: "" if field.value() is None else field.value() for field in bound}


def given():
    names = ("date", "put_in", "got_out", "would_miss", "worth_per_year")
    return list(Appraisal.objects.order_by("pk").values_list(*names))
