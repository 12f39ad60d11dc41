"""Columns that name another row of the ledger."""

from networks.arithmetic.periods import VagueDate
from networks.arithmetic.text import same_name, tidy
from networks.fields import SEPARATOR
from networks.tables.columns import Column


class OrganisationColumn(Column):
    """An organisation by its name."""

    guarded = True
    refers = True

    def text(self, row):
        organisation = getattr(row, self.field.name)
        return organisation.name if organisation else ""

    def parse(self, text):
        return tidy(text)

    def put(self, row, values, ledger):
        name = values[self.heading]
        setattr(row, self.field.name, ledger.organisation(name) if name else None)

    def copy(self, source, row):
        setattr(row, self.field.name, getattr(source, self.field.name))


class MembersOrganisationColumn(Column):
    """The organisation of the row's membership, which the start beside it completes."""

    guarded = True
    refers = True

    def __init__(self, field):
        super().__init__(field, "organisation")
        self.attributes = ()

    def text(self, row):
        return row.membership.organisation.name

    def parse(self, text):
        return tidy(text)

    def put(self, row, values, ledger):
        ledger.organisation(values[self.heading])


class MembershipStartColumn(Column):
    """The row's membership, by the day, month or year in which it started."""

    refers = True

    def __init__(self, field):
        super().__init__(field, "membership_started_on")

    def text(self, row):
        return str(row.membership.start)

    def parse(self, text):
        return VagueDate.parse(text).first

    def put(self, row, values, ledger):
        row.membership = ledger.membership(values["organisation"], values[self.heading])


class OrganisationsColumn(Column):
    """Several organisations, by their names.

    A row that is not saved yet keeps them in its `named` attribute, a tuple.
    """

    guarded = True
    refers = True

    def __init__(self, field):
        super().__init__(field)
        self.attributes = ()

    def text(self, row):
        return SEPARATOR.join(
            organisation.name for organisation in getattr(row, self.field.name).all()
        )

    def default(self):
        return ()

    def parse(self, text):
        names = (tidy(name) for name in text.split(SEPARATOR))
        return tuple({same_name(name): name for name in names if name}.values())

    def put(self, row, values, ledger):
        row.named = tuple(ledger.organisation(name) for name in values[self.heading])

    def copy(self, source, row):
        row.named = source.named
