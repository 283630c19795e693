"""The portal where no script runs: every form, lists, questions that answers open, and everything else a script helps with."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from wniosek_testing.portal.browser import summary_lines, visit
from wniosek_testing.portal.examples import FORMS, Example, canonical, every_form
from wniosek_testing.portal.filling import file
from wniosek_testing.portal.pointer_walk import PointerWalk
from wniosek_testing.portal.visitor import Visitor
from wniosek_testing.topic import Topic

EXAMPLES = {
    "alimony-fund/fundusz-alimentacyjny/1": "opiekun-prawny-wszystkie-dochody",
    "family-benefits/becikowe/1": "zaswiadczenie-pozniej-gospodarstwo",
    "family-benefits/swiadczenie-pielegnacyjne/1": "podwyzszenie-na-drugie-dziecko",
    "family-benefits/swiadczenie-rodzicielskie/1": "cudzoziemka-bez-pesel",
    "family-benefits/zasilek-pielegnacyjny/1": "stopien-znaczny-pobyt-za-granica",
    "family-benefits/zasilek-rodzinny/1": "rodzina-wielodzietna-urlop-wychowawczy",
    "housing-allowance/dodatek-mieszkaniowy/1": "wlasnosc-lokalu-wiele-zrodel",
    "social-assistance/wniosek-o-pomoc/1": "rolnik-po-wichurze",
    "social-assistance/zgloszenie/1": "anonimowo-osoba-na-mrozie",
}
HOUSING = "housing-allowance/dodatek-mieszkaniowy/1"
EVERY_EXAMPLE = [
    ("/".join(file.relative_to(FORMS).parts[:3]), file.stem) for file in sorted(FORMS.glob("*/*/*/examples/valid/*.json"))
]


@pytest.fixture
def page(browser: Browser, portal: str) -> Iterator[Page]:
    with visit(browser, portal, java_script_enabled=False) as context:
        yield context.new_page()


def test_every_form_has_an_example_here() -> None:
    assert sorted(EXAMPLES) == every_form()


@pytest.mark.parametrize("form", EXAMPLES)
def test_a_form_is_filed_without_scripts(page: Page, topic: Topic, form: str) -> None:
    example = Example.of(form, EXAMPLES[form])
    walk = PointerWalk(page, example)
    filed = walk.file()
    record = topic.of(example.benefit).record_at(filed.receipt["partition"], filed.receipt["offset"])
    assert record.json["channel"] == "portal"
    assert canonical(record.json["answers"]) == canonical(example.answers)
    assert walk.opened, "some answer opened a question that „Dalej” brought up"


@pytest.mark.parametrize(("form", "name"), EVERY_EXAMPLE, ids=[f"{form}/{name}" for form, name in EVERY_EXAMPLE])
def test_every_valid_example_can_be_filed_through_the_portal(visitor: Visitor, topic: Topic, form: str, name: str) -> None:
    example = Example.of(form, name)
    receipt = file(visitor, example).receipt
    record = topic.of(example.benefit).record_at(receipt["partition"], receipt["offset"])
    assert canonical(_without_empty(record.json["answers"])) == canonical(_without_empty(example.answers))


def test_an_element_in_the_middle_of_a_list_is_removed_and_the_others_keep_their_answers(page: Page) -> None:
    page.goto(Example.of(HOUSING, "najem-rodzina-z-dziecmi").start)
    page.get_by_role("button", name="Rozpocznij").click()
    page.goto(re.sub(r"/krok/.*", "/krok/household", page.url))
    for number, name in enumerate(("Ala", "Ewa", "Iza"), start=1):
        page.locator('button[name=_add][value="/household/members"]').click()
        page.locator(f'[name="/household/members/{number}/firstName"]').fill(name)
    page.locator('button[name=_remove][value="/household/members/2"]').click()
    names = page.locator('[name^="/household/members/"][name$="/firstName"]:visible')
    expect(names).to_have_count(2)
    assert [name.input_value() for name in names.all()] == ["Ala", "Iza"]


def test_a_page_with_problems_keeps_what_was_typed_and_says_what_to_mend(page: Page) -> None:
    page.goto(Example.of(HOUSING, "najem-rodzina-z-dziecmi").start)
    page.get_by_role("button", name="Rozpocznij").click()
    page.locator('[name="/applicant/firstName"]').fill("  Łucja ")
    page.locator('[name="/applicant/pesel"]').fill("44051401358")
    page.locator("form.form .actions button[name=_save]").click()
    assert page.title().startswith("Błąd:")
    assert page.locator('[name="/applicant/firstName"]').input_value() == "Łucja"
    assert page.locator('[name="/applicant/pesel"]').input_value() == "44051401358"
    assert "#f-applicant-pesel" in dict(summary_lines(page))
    page.locator('.error-summary a[href="#f-applicant-pesel"]').click()
    assert page.url.endswith("#f-applicant-pesel")


def test_what_only_a_script_can_do_is_not_offered(page: Page) -> None:
    page.goto("/")
    expect(page.locator("[data-print]:visible")).to_have_count(0)


def _without_empty(value: object) -> object:
    """Nobody can see on a page whether an empty list was sent."""
    if isinstance(value, dict):
        return {name: kept for name, child in value.items() if (kept := _without_empty(child)) not in ([], {})}
    return [_without_empty(child) for child in value] if isinstance(value, list) else value
