"""What a person does on a page."""

from collections.abc import Callable

BAD_CSV = {
    "name": "memberships.csv",
    "mimeType": "text/csv",
    "buffer": b"organisation,started_on,held_by\nTwitter,yesterday,me\nNobody,2009,self\n",
}
GOOD_CSV = {
    "name": "organisations.csv",
    "mimeType": "text/csv",
    "buffer": b"name,kind\nSpecial Libraries Association,association\n",
}
TWO_WAYS_CSV = {
    "name": "memberships (1).csv",
    "mimeType": "text/csv",
    "buffer": b"organisation,started_on\nSpecial Libraries Association,05/01/2004\n",
}
OTHER_CSV = {"name": "photos.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
WIDE_CSV = {
    "name": "my networks.csv",
    "mimeType": "text/csv",
    "buffer": b"Name,Joined,Annual fee,Renews on,Paid by\nSpecial Libraries Association,"
    b"1 Sep 2009,184,2027-09-01,my boss\n",
}
STATEMENT_CSV = {
    "name": "bank.csv",
    "mimeType": "text/csv",
    "buffer": b"Date,Type,Description,Value,Balance,Account Name\n"
    b"13/01/2026,D/D,LINKEDIN SUBSCRIPTION,-29.99,20.00,Mine\n"
    b"14/01/2026,POS,THE COFFEE HOUSE,-3.20,16.80,Mine\n",
}


def press_button(page, words: str, index: int = 0) -> None:
    """Press a button that leads to another page, and be there."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words).nth(index).click()


def press_exactly(page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def press(words: str, index: int = 0) -> Callable:
    return lambda page: press_button(page, words, index)


def open_pop(words: str) -> Callable:
    return lambda page: page.locator("details.pop > summary", has_text=words).click()


def bring(*files) -> Callable:
    def do(page):
        page.set_input_files("[name=files]", list(files))
        press_button(page, "Show what would happen")

    return do


def open_account(page):
    page.locator("header details.pop > summary").click()


def pick_first(page):
    with page.expect_navigation():
        page.get_by_role("list", name="Found").get_by_role("button").first.click()


def refuse_amount(page):
    page.get_by_label("The most you would pay").fill("lots")
    press_button(page, "Save")


def save_role(page):
    page.get_by_label("What you are there").fill("Lurker")
    page.get_by_label("Since").fill("2010")
    press_button(page, "Save")


def remove_story(page):
    """With something of one's own on it, so that the page asks first."""
    save_role(page)
    press_button(page, "Remove it")


def write_and_preview(page):
    page.get_by_label("Title").fill("Half a thought")
    page.get_by_role("textbox", name="Text", exact=True).fill("## So what?\n\n- *one*\n\n> Two")
    page.get_by_label("BLA", exact=True).check()
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("heading", name="So what?").wait_for()


def answer_nothing(page):
    page.get_by_label("Activities you expect").fill("-3")
    press_button(page, "Renew")


def sign_in_wrongly(page):
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", "wrong")
    press_button(page, "Sign in")


def be_locked_out(page):
    for _ in range(4):
        sign_in_wrongly(page)


def lose_the_cookie(page):
    page.context.clear_cookies()
    sign_in_wrongly(page)


def choose_two_passwords(page):
    page.fill("[name=new_password1]", "one of them")
    page.fill("[name=new_password2]", "the other one")
    press_button(page, "")


def say_it_is_me(page):
    """By the password, if it is asked for."""
    if "/reauthenticate/" in page.url:
        with page.expect_navigation():
            page.get_by_role("link", name="By your password").click()
    if "/is-it-you/" in page.url:
        page.fill("[name=password]", "reader's own")
        press_button(page, "Go on")


def make_token(page):
    say_it_is_me(page)
    page.get_by_label("What it is for").fill("My spreadsheet")
    press_button(page, "Make a token")


def make_token_of_no_name(page):
    say_it_is_me(page)
    press_button(page, "Make a token")


def sign_in_half(page):
    """Up to the code of an app."""
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", "reader's own")
    press_button(page, "Sign in")


def type_wrong_code(page):
    sign_in_half(page)
    page.fill("[name=code]", "000000")
    press_button(page, "Sign in")


def type_wrong_code_again(page):
    say_it_is_me(page)
    page.fill("[name=code]", "000000")
    press_button(page, "Switch it on")


def choose_a_taken_name(page):
    page.fill("[name=username]", "reader")
    page.fill("[name=password1]", "a horse of my own")
    page.fill("[name=password2]", "a horse of my own")
    press_button(page, "Begin my ledger")


def leave_by_mistake(page):
    say_it_is_me(page)
    page.fill("[name=name]", "somebody else")
    press_button(page, "Delete it all")
