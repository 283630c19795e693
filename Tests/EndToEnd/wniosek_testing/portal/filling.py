"""Filing an example without a browser, page by page as the pages ask: quick, for tests about what comes before or after."""

import json
from dataclasses import dataclass
from typing import Any

from .elements import Element
from .examples import Example
from .visitor import Fields, Files, Page, Visitor


@dataclass(frozen=True, slots=True)
class Filed:
    """What the confirmation says."""

    reference: str
    code: str
    receipt: dict[str, Any]


def begin(visitor: Visitor, example: Example, is_brief: bool = False) -> Page:
    """The first topic of a new draft."""
    start = visitor.get(example.start)
    assert start.status == 200, (start.status, start.body[:2000])
    fields = [("_token", start.form.one("input", name="_token").get("value") or "")]
    page = visitor.post(start.form.get("action") or "", [*fields, ("brief", "true")] if is_brief else fields)
    assert "/krok/" in page.path, f"„Rozpocznij” leads to {page.path} ({page.status})"
    return page


def fill_to_review(visitor: Visitor, example: Example, page: Page | None = None) -> Page:
    """From a topic, or from the start, to the page that sends."""
    page = page or begin(visitor, example)
    for _ in range(200):
        if "/krok/" not in page.path:
            break
        page = fill(visitor, example, page)
    assert page.path == f"{example.start}/podsumowanie", page.path
    assert page.problems == []
    return page


def fill(visitor: Visitor, example: Example, page: Page) -> Page:
    """Answers one topic as it stands and presses one button: for another element of a list, or „Dalej”."""
    button = _wanted_change(example, page.form)
    fields, files = answered(example, page.form)
    fields = [*fields, button or ("_save", "1")]
    answer = visitor.post(page.form.get("action") or "", fields, files)
    assert answer.status == 200 and answer.problems == [], f"{page.path} says {answer.status} {answer.problems or answer.heading}"
    return answer


def send(visitor: Visitor, review: Page) -> Page:
    """The confirmation."""
    page = visitor.send(review, review.form)
    assert page.path.endswith("/potwierdzenie") and page.status == 200, (page.path, page.status, page.problems)
    return page


def file(visitor: Visitor, example: Example) -> Filed:
    return filed(visitor, send(visitor, fill_to_review(visitor, example)))


def filed(visitor: Visitor, confirmation: Page) -> Filed:
    reference, code = (element.text for element in confirmation.tree.all("code", "reference"))
    receipt = visitor.get(f"{confirmation.path}/poswiadczenie.json")
    assert receipt.status == 200
    return Filed(reference, code, json.loads(receipt.body)["receipt"])


def answered(example: Example, form: Element) -> tuple[Fields, Files | None]:
    """What a browser would send of a form in which everything is answered as in the example."""
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, Any]] = []
    for control in form.all():
        name = control.get("name") or ""
        kind = control.get("type")
        if control.tag == "button" or not name:
            continue
        if not name.startswith("/"):
            fields.append((name, control.get("value") or ""))
        elif kind in ("radio", "checkbox"):
            value = control.get("value") or ""
            if example.is_chosen(name, value):
                fields.append((name, value))
        elif kind == "file":
            document = example.document(name)
            if document and form.first("button", name="_clear", value=name) is None:
                files.append((name, document))
        else:
            fields.append((name, example.text(name)))
    return fields, files if form.get("enctype") == "multipart/form-data" else None


def _wanted_change(example: Example, form: Element) -> tuple[str, str] | None:
    removals = [button.get("value") or "" for button in form.all("button", name="_remove")]
    for button in form.all("button", name="_add"):
        place = button.get("value") or ""
        shown = sum(removal.rpartition("/")[0] == place for removal in removals)
        is_unasked = button.is_hidden and not example.count(place)
        if is_unasked or shown == example.count(place):
            continue
        return ("_add", place) if shown < example.count(place) else ("_remove", f"{place}/{shown - 1}")
    return None
