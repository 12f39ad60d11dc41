"""A name written from right to left leaves what stands beside it where it is."""

import re

import pytest

from networks.models import Organisation
from reflections.models import Reflection
from tests.keepers import fill_ledger, keeper

NAME = "אגודת הספרנים"
PAGES = ["/?period=all", "/networks/", "/networks/{network}/", "/activities/", "/renewals/"]
PAGES += ["/journal/", "/journal/{entry}/"]
LINK = re.compile(r'<a\s[^>]*href="/networks/\d+/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.mark.django_db
def test_name_in_a_link_to_its_network_stands_apart(client):
    alice = keeper("alice")
    rows = fill_ledger(alice)
    Organisation.objects.of(alice).update(name=NAME)
    client.force_login(alice)
    ids = {"network": rows[Organisation].pk, "entry": rows[Reflection].pk}
    texts = [client.get(page.format(**ids), follow=True).text for page in PAGES]
    links = [said for text in texts for said in LINK.findall(text) if NAME in said]
    # In a picture, a text of its own stands apart by itself.
    named = [said for said in links if "<text" not in said]
    assert len(named) >= 5
    assert [said for said in named if f"<bdi>{NAME}</bdi>" not in said] == []
