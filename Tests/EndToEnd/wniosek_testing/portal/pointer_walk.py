"""A form filled in with a pointer by somebody whose browser runs no scripts."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .browser import summary_lines
from .examples import Example
from .filling import Filed

_CONTROLS = """() => [...document.querySelectorAll('form.form [name^="/"], form.form button[name=_add], form.form button[name=_remove]')]
    .filter((e) => !e.closest('[hidden]'))
    .map((e) => ({
        id: e.id, name: e.name, kind: e.type, value: e.value, is_checked: e.checked === true,
        is_uploaded: e.closest('.field')?.querySelector('.uploaded') != null,
    }))"""


class PointerWalk:
    def __init__(self, page: Page, example: Example) -> None:
        self.page, self.example = page, example
        self.opened: list[str] = []
        """Questions that „Dalej” brought up because of an answer on the page: the names of their first inputs."""
        self.added = 0
        self.removed = 0

    def file(self) -> Filed:
        page = self.page
        page.goto(self.example.start)
        page.get_by_role("button", name="Rozpocznij").click()
        for _ in range(200):
            if "/krok/" not in page.url:
                break
            self._answer()
            if not self._change_a_list():
                self._go_on()
        page.get_by_role("button", name="Wyślij").click()
        return self._filed()

    def _controls(self) -> list[dict[str, Any]]:
        return self.page.evaluate(_CONTROLS)

    def _answer(self) -> None:
        texts = {}
        for control in self._controls():
            name, kind, example = control["name"], control["kind"], self.example
            place = self.page.locator(f'[id="{control["id"]}"]')
            if kind in ("radio", "checkbox"):
                is_chosen = example.is_chosen(name, control["value"])
                if is_chosen != control["is_checked"] and (is_chosen or kind == "checkbox"):
                    place.click()
            elif kind == "file":
                document = example.document(name)
                if document and not control["is_uploaded"]:
                    place.set_input_files(document)
            elif kind != "submit":
                texts[control["id"]] = example.text(name)
        # No script of the page could hear the keys.
        self.page.evaluate("(texts) => Object.entries(texts).forEach(([id, text]) => { document.getElementById(id).value = text; })", texts)

    def _change_a_list(self) -> bool:
        """One element more or less; what was typed beside it stays."""
        controls = self._controls()
        for control in controls:
            place = control["value"]
            if control["name"] != "_add":
                continue
            shown = sum(one["name"] == "_remove" and one["value"].rpartition("/")[0] == place for one in controls)
            if shown == self.example.count(place):
                continue
            is_more = shown < self.example.count(place)
            button, value = ("_add", place) if is_more else ("_remove", f"{place}/{shown - 1}")
            self.page.locator(f'button[name={button}][value="{value}"]').click()
            self.added, self.removed = self.added + is_more, self.removed + (not is_more)
            return True
        return False

    def _go_on(self) -> None:
        page = self.page
        here, known = urlsplit(page.url).path, {control["name"] for control in self._controls()}
        page.locator("form.form .actions button[name=_save]").click()
        assert summary_lines(page) == [], f"{here}: {summary_lines(page)}"
        if urlsplit(page.url).path == here:
            goal = urlsplit(page.url).fragment
            new = [control["name"] for control in self._controls() if control["name"] not in known]
            new += [control["value"] for control in self._controls() if control["name"] == "_add"]
            assert goal and new, f"{page.url} comes again and asks nothing new"
            expect(page.locator(f'[id="{goal}"]')).to_be_visible()
            self.opened += new[:1]

    def _filed(self) -> Filed:
        page = self.page
        assert page.url.endswith("/potwierdzenie"), (page.url, summary_lines(page))
        reference, code = page.locator("code.reference").all_inner_texts()
        with page.expect_download() as download:
            page.get_by_role("link", name="poświadczenie").click()
        receipt = json.loads(Path(download.value.path()).read_bytes())["receipt"]
        return Filed(reference, code, receipt)
