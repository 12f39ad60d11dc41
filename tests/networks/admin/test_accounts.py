import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User

from tests.factories import UserFactory
from tests.keepers import LEDGER_APPS, fill_ledger, keeper, untouched_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    user = keeper("root", is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def bob():
    user = keeper("bob")
    fill_ledger(user)
    return user


def test_group_may_do_everything_with_ledgers_and_nothing_else():
    group = Group.objects.get(name="Ledger keepers")
    allowed = {
        (p.content_type.app_label, p.codename.partition("_")[0]) for p in group.permissions.all()
    }
    verbs = ("add", "change", "delete", "view")
    assert allowed == {(app, verb) for app in LEDGER_APPS for verb in verbs}
    assert group.permissions.count() == 4 * 9


ALIKE = ["bob", "BOB", "b0b", "vvi11iam", "WILLIAM", "willian".replace("n", "rn"), "b\u043eb"]


@pytest.mark.parametrize("name", [*ALIKE, "bo\u0301b", "josé"])
def test_name_that_can_be_taken_for_anothers_is_refused(client, root, bob, name):
    keeper("william")
    carol = keeper("carol")
    page = f"/admin/auth/user/{carol.pk}/change/"
    assert client.post(page, {"username": name}).context["adminform"].form.errors["username"]
    assert User.objects.count() == 4


def test_name_that_stays_is_not_asked_about(client, root, bob):
    josé = keeper("josé")
    keeper("jose")
    page = f"/admin/auth/user/{josé.pk}/change/"
    posted = untouched_form(client, page)
    posted |= {"date_joined_0": "2011-03-12", "date_joined_1": "10:00:00", "first_name": "José"}
    assert client.post(page, posted).status_code == 302


def test_deletion_says_how_many_rows_go_and_names_none(client, root, bob):
    text = client.get(f"/admin/auth/user/{bob.pk}/delete/").text
    assert "bob&#x27;s" not in text
    assert "Reflections: 1" in text


def test_deleting_several_names_no_rows_either(client, root, bob):
    posted = {"action": "delete_selected", "_selected_action": [bob.pk]}
    text = client.post("/admin/auth/user/", posted).text
    assert "bob&#x27;s" not in text
    assert "Reflections: 1" in text


@pytest.mark.parametrize("by", ["page", "list"])
def test_whoever_deletes_themselves_is_answered(client, root, by):
    address = f"/admin/auth/user/{root.pk}/delete/" if by == "page" else "/admin/auth/user/"
    chosen = {"action": "delete_selected", "_selected_action": [root.pk]}
    answer = client.post(address, {"post": "yes"} | (chosen if by == "list" else {}))
    assert answer.status_code == 302
    assert not User.objects.filter(pk=root.pk).exists()
    assert client.get("/").url.startswith("/accounts/login/")


def test_deleted_person_is_gone_with_their_ledger(client, root, bob):
    client.post(f"/admin/auth/user/{bob.pk}/delete/", {"post": "yes"})
    assert not User.objects.filter(username="bob").exists()


def test_only_superusers_administer_accounts(client, bob):
    bob.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    client.force_login(bob)
    views = ["", "add/"]
    views += [f"{pk}/{v}/" for pk in (bob.pk, 98765) for v in ("change", "delete", "history")]
    assert {client.get(f"/admin/auth/user/{view}").status_code for view in views} == {403}


NOT_OFFERED = {
    "username__regex": "(",
    "password__startswith": "pbkdf2",
    "date_joined__year": "99999",
    "last_login__gt": "x",
    "id": "9" * 20,
    "id__in": "9" * 20,
    "groups": "9" * 20,
    "groups__id__exact": "9" * 20,
    "groups__permissions__codename": "x",
    "reflections__isnull": "1",
    "organisations__name__startswith": "b",
    "user__username": "bob",
    "name__regex": "(",
}


@pytest.mark.parametrize("lookup", NOT_OFFERED)
def test_look_up_that_no_filter_offers_is_refused(client, root, bob, lookup):
    asked = {lookup: NOT_OFFERED[lookup]}
    assert client.get("/admin/auth/user/", asked).status_code == 400


def test_groups_and_lists_of_addresses_do_not_show(client, root, bob):
    hidden = ("auth/group", "account/emailaddress")
    assert {client.get(f"/admin/{page}/").status_code for page in hidden} == {404}
    texts = [client.get(f"/admin/{page}").text for page in ("", f"auth/user/{bob.pk}/change/")]
    assert not any("roups" in text for text in texts)


def test_whoever_may_enter_data_from_now_on_may_do_so_at_once(client, root):
    carol = UserFactory(username="carol")
    page = f"/admin/auth/user/{carol.pk}/change/"
    client.post(page, untouched_form(client, page) | {"is_staff": "on"})
    assert User.objects.get(pk=carol.pk).has_perm("networks.add_organisation")


@pytest.mark.parametrize(
    "query",
    [{"o": "9" * 30}, {"p": "9" * 30}, {"q": "a " * 2000}, {"q": "\\("}, {"all": ""}, {"e": "1"}],
)
def test_odd_question_to_a_list_is_no_error(client, root, query):
    assert client.get("/admin/auth/user/", query).status_code in (200, 302)


@pytest.mark.parametrize("pk", ["9" * 20, "9" * 5000, str(2**63), "-1", "abc", "1,2"])
def test_id_that_no_row_has_is_no_error(client, root, pk):
    pages = {client.get(f"/admin/auth/user/{pk}/{v}/").status_code for v in ("change", "delete")}
    assert pages <= {302, 404}
    chosen = {"action": "delete_selected", "_selected_action": [pk]}
    assert client.post("/admin/auth/user/", chosen).status_code == 400


def test_index_offers_accounts_to_superusers_alone(client, root, bob):
    assert "Users" in client.get("/admin/").text
    client.force_login(bob)
    assert "Users" not in client.get("/admin/").text


def test_second_step_is_taken_off_for_whoever_lost_it(client, root, bob):
    for person in (root, bob):
        Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    posted = {"action": "forget_second_step", "_selected_action": [bob.pk]}
    client.post("/admin/auth/user/", posted)
    assert [key.user for key in Authenticator.objects.all()] == [root]


def test_keys_of_second_steps_are_nobodys_to_see(client, root, bob):
    Authenticator.objects.create(user=bob, type="totp", data={"secret": "x"})
    addresses = ["/admin/mfa/authenticator/", "/admin/account/emailaddress/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert "MFA" not in client.get("/admin/").text
