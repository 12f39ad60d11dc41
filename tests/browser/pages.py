"""Every page of the product, by area: where it is and what is done there before one looks."""

from collections.abc import Callable
from dataclasses import dataclass
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
from reflections.urls import FILES
from tests.browser.doing import (
    BAD_CSV,
    GOOD_CSV,
    OTHER_CSV,
    STATEMENT_CSV,
    TWO_WAYS_CSV,
    WIDE_CSV,
    answer_nothing,
    be_locked_out,
    bring,
    choose_a_taken_name,
    choose_two_passwords,
    leave_by_mistake,
    lose_the_cookie,
    make_token,
    make_token_of_no_name,
    open_account,
    open_pop,
    pick_first,
    press,
    refuse_amount,
    remove_story,
    save_role,
    say_it_is_me,
    sign_in_half,
    sign_in_wrongly,
    type_wrong_code,
    type_wrong_code_again,
    write_and_preview,
)
from tests.config.accounts.people import with_app, with_passkey


@dataclass(frozen=True)
class Shown:
    """A page; `do` is done on the page at `address` and leads to what is looked at.

    Words in braces in the address are filled in from `places`.
    """

    name: str
    address: str
    do: Callable | None = None
    status: int = 200
    # Where axe looks; everywhere, unless the rest has a page of its own.
    part: str = "html"


SIGNED_OUT = [
    Shown("sign-in", "/accounts/login/"),
    Shown("sign-in-refused", "/accounts/login/", sign_in_wrongly),
    Shown("old-form", "/accounts/login/", lose_the_cookie, 403),
    Shown("password-reset", "/accounts/password_reset/"),
    Shown("password-reset-sent", "/accounts/password_reset/done/"),
    Shown("password-reset-choose", "/accounts/reset/{reset}/"),
    Shown("password-reset-refused", "/accounts/reset/{reset}/", choose_two_passwords),
    Shown("password-reset-outdated", "/accounts/reset/MQ/no-token/"),
    Shown("password-reset-complete", "/accounts/reset/done/"),
    Shown("nothing-here", "/nothing/here/", status=404),
    Shown("not-yours", "/not-yours/", status=403),
    Shown("not-understood", "/not-understood/", status=400),
    Shown("broken", "/broken/", status=500),
    Shown("join", "/accounts/join/{join}/"),
    Shown("join-refused", "/accounts/join/{join}/", choose_a_taken_name, 422),
    Shown("join-outdated", "/accounts/join/no-token/"),
    Shown("code", "/accounts/login/", sign_in_half),
    Shown("code-refused", "/accounts/login/", type_wrong_code),
    Shown("locked-out", "/accounts/login/", be_locked_out, 429),
]
EMPTY = [
    Shown("empty-dashboard", "/"),
    Shown("empty-networks", "/networks/"),
    Shown("empty-compare", "/networks/compare/"),
    Shown("empty-activities", "/activities/"),
    Shown("empty-journal", "/journal/"),
    Shown("empty-journal-write", "/journal/write/"),
    Shown("empty-renewals", "/renewals/"),
    Shown("empty-sitting", "/renewals/year/end/"),
    Shown("empty-decisions", "/renewals/decisions/"),
    Shown("empty-log", "/log/"),
    Shown("empty-log-fee", "/log/?what=fee"),
    Shown("empty-bin", "/bin/"),
    Shown("empty-preferences", "/preferences/"),
    Shown("signing-in-simply", "/accounts/two-step/"),
    Shown("is-it-you", "/accounts/is-it-you/?next=/"),
    Shown("app", "/accounts/two-step/totp/activate/", say_it_is_me),
    Shown("app-refused", "/accounts/two-step/totp/activate/", type_wrong_code_again),
    Shown("no-passkeys", "/accounts/two-step/webauthn/"),
    Shown("first-network", "/networks/add/"),
]
DASHBOARDS = [
    Shown("dashboard", "/?lens=all"),
    Shown("dashboard-my-money", "/"),
    Shown("dashboard-my-time", "/?lens=time&period=year&year={year}"),
    Shown("dashboard-all-time", "/?period=all&lens=all"),
    Shown("dashboard-without-twitter", "/?leave_out={twitter}"),
    Shown("dashboard-what-if", "/?if_mine=yes&fee_change=25&leave_out={twitter}&lens=all"),
    Shown("dashboard-nothing-then", "/?period=custom&from=1999-01-01&until=1999-12-31"),
    Shown("dashboard-one-judgement", "/?judged=unused"),
    Shown("adds-up", "/adds-up/?lens=all"),
    Shown("adds-up-result", "/adds-up/result/"),
    Shown("adds-up-in-and-out", "/adds-up/in-and-out/"),
    Shown("purposes", "/networks/purposes/"),
    Shown("reports", "/reports/?lens=all"),
    Shown("look", "/look/?at=/&leave_out={twitter}&period=custom"),
    Shown("help", "/help/"),
    Shown("dashboard-misread", "/?period=custom&from=soon&until=1999-12-31"),
    Shown("dashboard-what-if-menu", "/", open_pop("What if"), part=".pop[open]"),
    Shown("dashboard-dates-menu", "/", open_pop("Dates…"), part=".pop[open]"),
    Shown("account-menu", "/", open_account, part=".pop[open]"),
]
FIGURES = [
    Shown("networks", "/networks/"),
    Shown("network-rejoined", "/networks/{cilip}/?lens=all"),
    Shown("network-activities", "/networks/{cilip}/activities/"),
    Shown("network-gave", "/networks/{cilip}/gave/"),
    Shown("network-history", "/networks/{cilip}/history/?lens=all"),
    Shown("network-all-time", "/networks/{cilip}/?period=all&lens=all"),
    Shown("network-employer-pays", "/networks/{bla}/"),
    Shown("network-free", "/networks/{twitter}/"),
    Shown("network-group", "/networks/{group}/"),
    Shown("network-with-nothing", "/networks/{small}/"),
    Shown("network-what-if", "/networks/{bla}/?if_mine=yes&fee_change=10&lens=all"),
    Shown("compare", "/networks/compare/?network={cilip}&network={bla}&network={twitter}"),
    Shown("compare-two", "/networks/compare/?network={cilip}&network={small}&period=all"),
    Shown("compare-choose", "/networks/compare/"),
]
NETWORKS = [
    Shown("network-add", "/networks/add/"),
    Shown("network-add-found", "/networks/add/?q=library"),
    Shown("network-add-picked", "/networks/add/?q=CILIP", pick_first),
    Shown("network-add-refused", "/networks/add/", press("Save"), 422),
    Shown("network-edit", "/networks/{cilip}/edit/"),
    Shown("network-merge", "/networks/{group}/merge/"),
    Shown("network-delete", "/networks/{bla}/delete/"),
    Shown("membership-join", "/networks/{small}/join/"),
    Shown("membership-join-refused", "/networks/{small}/join/", press("Save"), 422),
    Shown("membership-instead", "/networks/{cilip}/join/"),
    Shown("membership-edit", "/memberships/{membership}/"),
    Shown("membership-leave", "/memberships/{membership}/leave/"),
    Shown("membership-delete", "/memberships/{membership}/delete/"),
]
ENTERING = [
    Shown("log-activity", "/log/"),
    Shown("log-activity-refused", "/log/", press("Save"), 422),
    Shown("log-fee", "/log/?what=fee"),
    Shown("log-appraisal", "/log/?what=appraisal"),
    Shown("log-role", "/log/?what=role"),
    Shown("search", "/search/?text=com"),
    Shown("search-nothing", "/search/?text=xylophone"),
    Shown("activities", "/activities/"),
    Shown("activities-filtered", "/activities/?network={bla}&kind=committee&sort=-hours"),
    Shown("activities-none", "/activities/?text=xylophone"),
    Shown("did-you-go", "/activities/went/"),
    Shown("activity-add", "/activities/add/"),
    Shown("activity-edit", "/activities/{activity}/"),
    Shown("activity-delete", "/activities/{activity}/delete/"),
    Shown("fee-add", "/memberships/{membership}/fees/add/"),
    Shown("fee-edit", "/fees/{fee}/"),
    Shown("fee-delete", "/fees/{fee}/delete/"),
    Shown("fee-paid-back", "/fees/{fee}/paid-back/"),
    Shown("role-add", "/networks/{bla}/roles/add/"),
    Shown("role-edit", "/roles/{role}/"),
    Shown("role-delete", "/roles/{role}/delete/"),
    Shown("appraisal-add", "/memberships/{membership}/appraisals/add/"),
    Shown("appraisal-edit", "/appraisals/{appraisal}/"),
    Shown("appraisal-delete", "/appraisals/{appraisal}/delete/"),
]
DECIDING_AND_WRITING = [
    Shown("renewals", "/renewals/"),
    Shown("renewals-what-if", "/renewals/?leave_out={twitter}"),
    Shown("renewal-brief", "/renewals/{membership}/"),
    Shown("renewal-brief-employer-pays", "/renewals/{bla_membership}/"),
    Shown("renewal-brief-refused", "/renewals/{membership}/", answer_nothing, 422),
    Shown("sitting", "/renewals/year/{bla}/"),
    Shown("sitting-refused", "/renewals/year/{bla}/", refuse_amount, 422),
    Shown("sitting-end", "/renewals/year/end/"),
    Shown("decisions", "/renewals/decisions/"),
    Shown("decision-add", "/renewals/decisions/add/"),
    Shown("decision-edit", "/renewals/decisions/{decision}/"),
    Shown("decision-delete", "/renewals/decisions/{decision}/delete/"),
    Shown("journal", "/journal/"),
    Shown("journal-search", "/journal/?text=conference"),
    Shown("journal-entry", "/journal/{entry}/"),
    Shown("journal-write", "/journal/write/?model=gibbs&network={bla}"),
    Shown("journal-preview", "/journal/write/?model=free", write_and_preview),
    Shown("journal-refused", "/journal/write/?network={bla}", press("Save"), 422),
    Shown("journal-edit", "/journal/{entry}/edit/"),
    Shown("journal-delete", "/journal/{entry}/delete/"),
]
KEEPING = [
    Shown("import", "/ledger/import/"),
    Shown("import-problems", "/ledger/import/", bring(BAD_CSV, OTHER_CSV), 422),
    Shown("import-preview", "/ledger/import/", bring(GOOD_CSV, OTHER_CSV)),
    Shown("import-question", "/ledger/import/", bring(GOOD_CSV, TWO_WAYS_CSV), 422),
    Shown("import-match", "/ledger/import/", bring(WIDE_CSV)),
    Shown("import-choose", "/ledger/import/", bring(STATEMENT_CSV)),
    Shown("mail", "/mail/"),
    Shown("columns", "/ledger/columns/"),
    Shown("import-nothing-chosen", "/ledger/import/", press("Show"), 422),
    Shown("preferences", "/preferences/"),
    Shown("past", "/past/organisation/{cilip}/"),
    Shown("calendar", "/calendar/"),
    Shown("calendar-made", "/calendar/", press("Make an address")),
    Shown("letters", "/reminders/"),
    Shown("letters-stop", "/reminders/off/{letters}/"),
    Shown("tax-rate-add", "/preferences/tax-rates/add/"),
    Shown("tax-rate-edit", "/preferences/tax-rates/{tax_rate}/"),
    Shown("tax-rate-delete", "/preferences/tax-rates/{tax_rate}/delete/"),
    Shown("bin", "/bin/"),
    Shown("saved", "/log/?what=role&network={bla}&next=/bin/", save_role),
    Shown("remove-story", "/log/?what=role&network={twitter}", remove_story),
    Shown("invitations", "/accounts/invitations/", press("Make an invitation")),
    Shown("leave", "/accounts/leave/", say_it_is_me),
    Shown("leave-refused", "/accounts/leave/", leave_by_mistake, 422),
    Shown("sessions", "/accounts/sessions/"),
    Shown("api", "/api/"),
    Shown("tokens", "/accounts/tokens/", say_it_is_me),
    Shown("tokens-made", "/accounts/tokens/", make_token),
    Shown("tokens-refused", "/accounts/tokens/", make_token_of_no_name, 422),
    Shown("new-email", "/accounts/e-mail/{email}/"),
    Shown("new-email-outdated", "/accounts/e-mail/no-token/"),
    Shown("profile", "/accounts/profile/"),
    Shown("signing-in", "/accounts/two-step/"),
    Shown("is-it-you-by-code", "/accounts/two-step/reauthenticate/?next=/"),
    Shown("is-it-you-by-passkey", "/accounts/two-step/webauthn/reauthenticate/?next=/"),
    Shown("app-off", "/accounts/two-step/totp/deactivate/", say_it_is_me),
    Shown("recovery-codes", "/accounts/two-step/recovery-codes/", say_it_is_me),
    Shown("recovery-codes-new", "/accounts/two-step/recovery-codes/generate/", say_it_is_me),
    Shown("passkeys", "/accounts/two-step/webauthn/"),
    Shown("passkey-add", "/accounts/two-step/webauthn/add/", say_it_is_me),
    Shown("passkey-edit", "/accounts/two-step/webauthn/keys/{passkey}/edit/", say_it_is_me),
    Shown("passkey-remove", "/accounts/two-step/webauthn/keys/{passkey}/remove/", say_it_is_me),
    Shown("password-change", "/accounts/password_change/"),
    Shown("password-changed", "/accounts/password_change/done/"),
]
ADMIN = [
    Shown("admin", "/admin/"),
    Shown("admin-organisations", "/admin/networks/organisation/"),
    Shown("admin-organisation", "/admin/networks/organisation/{cilip}/change/"),
    Shown("admin-membership", "/admin/networks/membership/{membership}/change/"),
    Shown("admin-activities", "/admin/networks/activity/"),
    Shown("admin-reflection", "/admin/reflections/reflection/{entry}/change/"),
]
AREAS = {
    "dashboards": DASHBOARDS,
    "other figures": FIGURES,
    "networks": NETWORKS,
    "entering": ENTERING,
    "deciding and writing": DECIDING_AND_WRITING,
    "keeping": KEEPING,
}
PAGES = [*(shown for area in AREAS.values() for shown in area), *EMPTY, *SIGNED_OUT]

# Patterns that are no page of their own: buttons (POST alone), files, and what looks like others.
NO_PAGES = {
    # Leads on to the first network that is not said yet.
    "sitting",
    "undo",
    "forget",
    "story_load",
    "story_remove",
    "journal_preview",
    "logout",
    "ledger_export",
    "ledger_xlsx",
    *(f"{name}_{ending}" for name, (_, endings) in FILES.items() for ending in endings),
    "everything",
    "ledger_leave_out",
    "ledger_match",
    "ledger_problems",
    "ledger_templates",
    "ledger_examples",
    "favicon",
    "change_password",
    "account_login",
    # Between the password and what was looked for, and looked at from there.
    "mfa_authenticate",
    "mfa_login_webauthn",
    # Not there, unless the site is open; of one field, as a forgotten password.
    "sign_up",
    # Of a provider, which these pages do not have.
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "disconnect",
    "mfa_download_recovery_codes",
    "healthz",
    "calendar_feed",
    "calendar_ics",
    "openapi",
    # Of what repeats alone, which the story does not have.
    "fee_change",
    "record_go_back",
    "organisation_money",
    "calendar_replace",
    "calendar_amounts",
    "calendar_off",
    "reminders_turn",
    "mail_replace",
    "mail_off",
    "mail_sort",
}


def places(teller) -> dict[str, object]:
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
