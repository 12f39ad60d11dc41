from datetime import date

from tests.reflections.rows import a_membership, a_network

TODAY = date(2011, 10, 31)


def held(pk, *answered, **more):
    """A network joined in 2009 and judged on these days, hardly missed each time."""
    membership = a_membership("2009-01-01", misses=[(on, 2) for on in answered])
    return a_network(pk, memberships=[membership], **more)
