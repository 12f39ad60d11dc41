"""What stands for the words in braces in the addresses of pages."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from config.accounts.new_email import SALT
from networks.arithmetic.money import Payer
from networks.changing import throw_away
from networks.models import Activity, Fee, Invitation, Membership, Organisation, Preference, Role
from reflections.models import Appraisal, Decision, Reflection
from reflections.models.reminder import way_out
from tests.config.accounts.people import with_app, with_passkey


def places_of(teller) -> dict[str, object]:
    """Ids and years for the addresses, after something was added that has nothing and a deletion.

    Change nothing of the story here: its figures show in the pictures.
    """
    own = Organisation.objects.of(teller)
    small = Organisation.objects.create(owner=teller, name="A body that I have only heard of")
    role = Role.objects.create(
        organisation=small, title="Bystander", started_on=timezone.localdate()
    )
    throw_away(teller, role)
    with_app(teller)
    names = {"cilip": "CILIP", "group": "CDG", "bla": "BLA"}
    found = {place: own.get(short_name=short).pk for place, short in names.items()}
    held = Membership.objects.of(teller).filter(ended_on=None)
    return found | {
        "small": small.pk,
        "twitter": own.get(name="Twitter").pk,
        "membership": held.get(organisation=found["cilip"]).pk,
        "bla_membership": held.get(organisation=found["bla"]).pk,
        "activity": Activity.objects.of(teller).exclude(cost=None).latest("date").pk,
        "fee": Fee.objects.of(teller).filter(paid_by=Payer.SELF).latest("paid_on", "pk").pk,
        "role": Role.objects.of(teller).first().pk,
        "appraisal": Appraisal.objects.of(teller).exclude(note="").latest("date").pk,
        "decision": Decision.objects.of(teller).latest("decided_on").pk,
        "entry": Reflection.objects.of(teller).latest_first().first().pk,
        "tax_rate": Preference.objects.of(teller).filter(setting="tax_rate").first().pk,
        "email": signing.dumps([teller.pk, teller.email, "new@example.org"], salt=SALT),
        "passkey": with_passkey(teller).pk,
        "letters": way_out(teller),
        "year": (timezone.localdate() - timedelta(days=365)).year,
    }


def reset_place(reader) -> dict[str, str]:
    with_app(reader)
    number = urlsafe_base64_encode(force_bytes(reader.pk))
    return {
        "join": Invitation.objects.make()[1],
        "reset": f"{number}/{default_token_generator.make_token(reader)}",
    }
