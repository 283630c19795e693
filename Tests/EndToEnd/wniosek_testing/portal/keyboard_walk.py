"""A form from its start page to its confirmation with the keyboard alone, with mistakes made and mended on the way."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .browser import error_beside, summary_lines
from .examples import Example
from .filling import Filed
from .keyboard import Focus, Keyboard

_CHECKED = ("pesel", "nrb", "nip", "money")


@dataclass(slots=True)
class Mistakes:
    """One required answer forgotten, one that cannot be right; by pointer, with the id of the input."""

    forgotten: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def typed(self, focus: Focus, text: str) -> str:
        is_new = focus.name not in self.forgotten and focus.name not in self.wrong
        if is_new and not self.wrong and focus.check in _CHECKED:
            self.wrong[focus.name] = focus.id
            return f"{text}5" if focus.check == "money" else text[:-1] + str((int(text[-1]) + 1) % 10)
        if is_new and not self.forgotten and not focus.check and not focus.is_optional:
            self.forgotten[focus.name] = focus.id
            return ""
        return text

    @property
    def all(self) -> dict[str, str]:
        return self.forgotten | self.wrong


class KeyboardWalk:
    def __init__(self, page: Page, example: Example) -> None:
        self.page, self.example = page, example
        self.keyboard = Keyboard(page)
        self.mistakes = Mistakes()
        self._mended: set[str] = set()

    def file(self) -> Filed:
        self.begin()
        while "/krok/" in self.page.url:
            self.answer()
        self.change_something()
        self.send()
        return self.filed()

    def begin(self) -> None:
        self.page.goto(self.example.start)
        self.keyboard.skip_to_content()
        self.keyboard.reach(lambda focus: focus.text == "Rozpocznij", "„Rozpocznij”")
        self.keyboard.follow()

    def answer(self) -> None:
        """One topic: every input in turn, then „Dalej”."""
        here = urlsplit(self.page.url).path
        self.keyboard.skip_to_content()
        for _ in range(400):
            focus = self.keyboard.tab()
            if focus is None:
                continue
            if focus.name == "_save":
                break
            if focus.name in ("_add", "_remove"):
                self._change_list(focus)
            elif focus.name.startswith("/"):
                self._answer(focus)
        else:
            raise AssertionError(f"the button is not reached on {here}")
        due = {pointer: id for pointer, id in self.mistakes.all.items() if pointer not in self._mended}
        self.keyboard.follow()
        if due:
            assert urlsplit(self.page.url).path == here, "a page with mistakes does not let on"
            self._mend(due)
        assert urlsplit(self.page.url).path != here, summary_lines(self.page)

    def _answer(self, focus: Focus) -> None:
        example = self.example
        match focus.kind:
            case "checkbox":
                if example.is_chosen(focus.name, focus.value) != focus.is_checked:
                    self.keyboard.press("Space")
            case "file":
                document = example.document(focus.name)
                if document and not focus.is_uploaded:
                    self.keyboard.attach(document)
            case "radio" | "select-one":
                if example.value(focus.name) is not None:
                    self.keyboard.choose(focus, next(one for one in focus.options if example.is_chosen(focus.name, one)))
            case _:
                # The portal says that it works these out itself.
                if "a policzymy to za ciebie" not in focus.hint and (text := example.text(focus.name)):
                    typed = self.mistakes.typed(focus, text)
                    if typed != focus.value:
                        self.keyboard.type(typed)

    def _change_list(self, focus: Focus) -> None:
        """Adds and removes elements until there are as many as in the example; the walk goes on where the page leads."""
        place = focus.value if focus.name == "_add" else focus.value.rpartition("/")[0]
        shown = self.page.evaluate(
            """(place) => [...document.querySelectorAll('button[name=_remove]')]
                .filter((button) => button.value.slice(0, button.value.lastIndexOf('/')) === place).length""",
            place,
        )
        wanted = self.example.count(place)
        is_needed = shown < wanted if focus.name == "_add" else focus.value == f"{place}/{shown - 1}" and shown > wanted
        if not is_needed:
            return
        self.keyboard.follow()
        goal = urlsplit(self.page.url).fragment
        assert goal, "the page leads to the list that was changed"
        expect(self.page.locator(f'[id="{goal}"]')).to_be_focused()

    def _mend(self, due: dict[str, str]) -> None:
        page = self.page
        expect(page.locator(".error-summary")).to_be_focused()
        assert page.title().startswith("Błąd:"), page.title()
        lines = dict(summary_lines(page))
        assert set(lines) == {f"#{id}" for id in due.values()}, lines
        for pointer, identifier in due.items():
            assert error_beside(page, identifier) == lines[f"#{identifier}"]
            is_line = lambda focus, href=f"#{identifier}": focus.href == href  # noqa: E731
            has_begun = pointer != next(iter(due))
            self.keyboard.reach(is_line, "the line of the summary", is_back=has_begun)
            self.keyboard.press("Enter")
            expect(page.locator(f'[id="{identifier}"]')).to_be_focused()
            self.keyboard.type(self.example.text(pointer))
            self._mended.add(pointer)
        self.keyboard.reach(lambda focus: focus.name == "_save", "the button")
        self.keyboard.follow()

    def change_something(self) -> None:
        """„Zmień” opens a topic as it was answered and comes straight back."""
        review = self.page.url
        assert review.endswith("/podsumowanie"), review
        self.keyboard.skip_to_content()
        self.keyboard.reach(lambda focus: focus.text.startswith("Zmień"), "„Zmień”")
        self.keyboard.follow()
        assert "/krok/" in self.page.url
        self.keyboard.reach(lambda focus: focus.text == "Zapisz i wróć do podsumowania", "the button back")
        self.keyboard.follow()
        assert self.page.url == review
        assert not self.page.title().startswith("Błąd:")

    def send(self) -> None:
        self.keyboard.skip_to_content()
        self.keyboard.reach(lambda focus: focus.text in ("Wyślij wniosek", "Wyślij zgłoszenie"), "the button that sends")
        self.keyboard.follow()

    def filed(self) -> Filed:
        page = self.page
        assert page.url.endswith("/potwierdzenie"), (page.url, summary_lines(page))
        expect(page.locator("h1")).to_have_text(re.compile("Przyjęliśmy twój wniosek|Przyjęliśmy twoje zgłoszenie"))
        reference, code = page.locator("code.reference").all_inner_texts()
        self.keyboard.skip_to_content()
        self.keyboard.reach(lambda focus: focus.href.endswith("/poswiadczenie.json"), "the signed receipt")
        receipt = json.loads(Path(self.keyboard.download().path()).read_bytes())["receipt"]
        return Filed(reference, code, receipt)
