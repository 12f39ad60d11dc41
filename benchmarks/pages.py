"""Pages and a form, each beside an empty signed-in view."""

import time
from statistics import median
from urllib.parse import urlencode

from benchmarks.house import EMPTY, OWN, House, Page, measure
from benchmarks.ledgers import crowd
from benchmarks.server import TOKEN, Server

KEPT = ("a network's page", "networks", "renewals", "compare")


def dashboard(house: House) -> list[dict]:
    return measure(
        house,
        [
            Page("dashboard of a working life, first time", "life", "/"),
            Page("the same, unchanged", "life", "/", unchanged=True),
            Page("the same, all time, first time", "life", "/?period=all"),
        ],
    )


def hoarder(house: House) -> list[dict]:
    pages = [
        Page("dashboard of a working life, first time", "life", "/"),
        Page("dashboard of a hoarder, first time", "hoarder", "/"),
        Page("dashboard of a hoarder, unchanged", "hoarder", "/", unchanged=True),
    ]
    return measure(house, pages, max(house.rounds // 3, 3))


def own(house: House) -> list[dict]:
    pages = [
        Page(f"dashboard with {number:,} activities, {words}", f"own {number}", path)
        for number in OWN
        for words, path in (("last 12 months", "/"), ("all time", "/?period=all"))
    ]
    return measure(house, pages, max(house.rounds // 3, 3))


def pages(house: House) -> list[dict]:
    from networks.models import Membership

    assert house.life
    membership = Membership.objects.filter(organisation__owner=house.owners["life"]).order_by("id")[
        1
    ]
    addresses = {
        "a network's page": f"/networks/{membership.organisation_id}/",
        "networks": "/networks/",
        "activities": "/activities/",
        "renewals": "/renewals/",
        "a brief": f"/renewals/{membership.pk}/",
        "compare": "/networks/compare/",
        "journal": "/journal/",
        "log": "/log/",
        "search": "/search/?q=meeting",
    }
    cells = []
    for name, path in addresses.items():
        cells.append(Page(f"{name}, first time", "life", path))
        if name in KEPT:
            cells.append(Page(f"{name}, unchanged", "life", path, True))
    return measure(house, cells)


def admin(house: House) -> list[dict]:
    return measure(house, [Page("admin list, 100 rows", "life", "/admin/networks/activity/")])


def log(house: House) -> list[dict]:
    """POST to redirect, as a browser sends the form."""
    from networks.models import Organisation

    cookie = house.life
    network = Organisation.objects.filter(owner=house.owners["life"]).first()
    empty, posts = [], []
    with Server() as server:
        server.get(EMPTY, cookie)
        for n in range(house.rounds):
            form = {
                "csrfmiddlewaretoken": TOKEN, "organisation": network.pk, "title": f"Talk {n}",
                "date": house.today, "date_when": house.today, "kind": "event", "hours": "1.5",
                "cost_paid_by": "self", "rating": "4", "form": time.time(),
            }  # fmt: skip
            empty.append(server.get(EMPTY, cookie))
            posts.append(server.ask("POST", "/log/", cookie, urlencode(form)))
            assert posts[-1].status == 302, posts[-1]
    took, nothing = (median(answer.cpu for answer in answers) for answers in (posts, empty))
    ratio = round(took / nothing, 2) if nothing else None
    return [{"what": "logging an activity, POST to redirect", "ratio": ratio,
             "cpu_ms": round(1000 * took, 2)}]  # fmt: skip


def others(house: House) -> list[dict]:
    """Every page again in a house of so many rows of others; comes last, for they stay."""
    before = {line["what"]: line for line in [*dashboard(house), *pages(house), *log(house)]}
    crowd(house.others, house.today)
    after = [*dashboard(house), *pages(house), *log(house)]
    return [
        {"what": f"{line['what']}, with {house.others:,} rows of others",
         "times": round(line["cpu_ms"] / before[line["what"]]["cpu_ms"], 2),
         "wall_times": round(line["wall_ms"] / before[line["what"]]["wall_ms"], 2)
         if "wall_ms" in line else None}
        for line in after
    ]  # fmt: skip
