import pytest

from networks.views.editing import way_back

ELSEWHERE = [
    "https://e.x", "//e.x", "///e.x", "/\\e.x", "\\\\e.x", "http:///e.x", "https:e.x",
    "javascript:x",
]  # fmt: skip


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_way_back_never_leads_to_another_site(rf, asked):
    assert way_back(rf.post("/", {"next": asked}), "/bin/") == "/bin/"


@pytest.mark.parametrize("asked", ["", "x", "dashboard", "?a=1", "=1+1", "<img src=x>"])
def test_way_back_that_is_no_path_is_the_usual_one(rf, asked):
    assert way_back(rf.post("/", {"next": asked}), "/bin/") == "/bin/"


def test_way_back_keeps_a_path_with_its_query(rf):
    assert way_back(rf.get("/", {"next": "/activities/?kind=talk"}), "/bin/") == (
        "/activities/?kind=talk"
    )


@pytest.mark.django_db
def test_form_whose_way_back_is_no_path_is_saved(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("alice"))
    posted = {"name": "CILIP", "kind": "other", "setting": "offline", "next": "x"}
    assert client.post("/networks/add/", posted)["Location"].startswith("/networks/")
