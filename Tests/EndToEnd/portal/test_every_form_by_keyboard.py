"""Every form, from its start page to its confirmation, without a mouse, with mistakes on the way."""

import pytest
from playwright.sync_api import Page
from wniosek_testing.portal.examples import Example, canonical, every_form
from wniosek_testing.portal.keyboard_walk import KeyboardWalk
from wniosek_testing.topic import Topic

EXAMPLES = {
    "alimony-fund/fundusz-alimentacyjny/1": "studentka-we-wlasnej-sprawie",
    "family-benefits/becikowe/1": "ojciec-blizniat",
    "family-benefits/swiadczenie-pielegnacyjne/1": "babcia-dziecko-mieszka-gdzie-indziej",
    "family-benefits/swiadczenie-rodzicielskie/1": "bliznieta-wspolna-opieka",
    "family-benefits/zasilek-pielegnacyjny/1": "podopieczny-mieszka-gdzie-indziej",
    "family-benefits/zasilek-rodzinny/1": "dwoje-dzieci-rok-szkolny",
    "housing-allowance/dodatek-mieszkaniowy/1": "najem-rodzina-z-dziecmi",
    "social-assistance/wniosek-o-pomoc/1": "rodzina-zasilek-i-posilki",
    "social-assistance/zgloszenie/1": "szkola-o-dziecku",
}


def test_every_form_has_an_example_here() -> None:
    assert sorted(EXAMPLES) == every_form()


@pytest.mark.parametrize("form", EXAMPLES)
def test_a_form_is_filed_by_keyboard_with_mistakes_made_and_mended(page: Page, topic: Topic, form: str) -> None:
    example = Example.of(form, EXAMPLES[form])
    walk = KeyboardWalk(page, example)
    filed = walk.file()
    assert walk.mistakes.forgotten and walk.mistakes.wrong, "one of each was made"
    assert filed.reference == filed.receipt["reference"]
    assert filed.code == filed.receipt["trackingCode"]
    record = topic.of(example.benefit).record_at(filed.receipt["partition"], filed.receipt["offset"])
    assert record.header("ce_id") == filed.receipt["eventId"]
    assert record.json["channel"] == "portal"
    assert canonical(record.json["answers"]) == canonical(example.answers)
