"""The form for an activity as it is sent and shown."""


def post(client, network, address="/log/", **typed):
    """The form as it stands when only what must be there, and `typed`, is typed."""
    least = {
        "organisation": network.pk,
        "title": "A talk",
        "date": "2011-03-16",
        "kind": "event",
        "cost_paid_by": "self",
        "rating": "",
    }
    return client.post(address, least | typed)


def initial(client, address="/log/"):
    return client.get(address).context["form"].initial


def said_of(page, name):
    return page.context["form"].errors[name]
