"""A person with nothing but a keyboard: Tab, Shift+Tab, Space, Enter, arrows and letters, and a look at what has the focus."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Download, FileChooser, Page

_FOCUS = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const same = e.type === 'radio' ? [...e.form.elements].filter((one) => one.type === 'radio' && one.name === e.name) : [];
    const options = e.tagName === 'SELECT' ? [...e.options].map((one) => one.value) : same.map((one) => one.value);
    const hint = (e.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
    const field = e.closest('.field');
    return {
        tag: e.tagName.toLowerCase(), kind: e.type ?? '', name: e.name ?? '', id: e.id, value: e.value ?? '',
        chosen: same.find((one) => one.checked)?.value ?? '', is_checked: e.checked === true, options,
        text: (e.innerText ?? '').trim(), href: e.getAttribute('href') ?? '', check: e.dataset.check ?? '',
        classes: [...e.classList], hint: hint.filter(Boolean).join(' '),
        is_optional: field?.querySelector('.optional') != null, is_uploaded: field?.querySelector('.uploaded') != null,
        is_visible: e.checkVisibility({visibilityProperty: true, opacityProperty: true}),
        is_outlined: getComputedStyle(e).outlineStyle !== 'none',
    };
}"""


@dataclass(frozen=True, slots=True)
class Focus:
    """What has the focus."""

    tag: str
    kind: str
    name: str
    id: str
    value: str
    chosen: str
    """Of radio buttons: the value of the one that is ticked."""
    is_checked: bool
    options: list[str]
    text: str
    href: str
    check: str
    classes: list[str]
    hint: str
    is_optional: bool
    is_uploaded: bool
    is_visible: bool
    is_outlined: bool
    """Whether a person can see that it has the focus."""


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page
        # Heard from the start: the browser would open a window of its own for the first one otherwise.
        page.on("filechooser", lambda chooser: None)

    def focus(self) -> Focus | None:
        seen = self.page.evaluate(_FOCUS)
        return Focus(**seen) if seen else None

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab(self, is_back: bool = False) -> Focus | None:
        self.press("Shift+Tab" if is_back else "Tab")
        focus = self.focus()
        assert focus is None or focus.is_visible and focus.is_outlined, f"{focus} has the focus and nobody sees it"
        return focus

    def reach(self, is_wanted: Callable[[Focus], bool], what: str, is_back: bool = False, within: int = 200) -> Focus:
        """Presses Tab until it is there."""
        for _ in range(within):
            focus = self.tab(is_back)
            if focus and is_wanted(focus):
                return focus
        raise AssertionError(f"{what} is not reached with {within} times Tab on {self.page.url}")

    def follow(self, key: str = "Enter") -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.press(key)

    def download(self, key: str = "Enter") -> Download:
        with self.page.expect_download() as download:
            self.press(key)
        return download.value

    def skip_to_content(self) -> None:
        """The first stop of every page leads over the menus."""
        focus = self.tab()
        assert focus and focus.href == "#tresc" and focus.is_visible, f"the first stop is {focus}"
        self.press("Enter")

    def type(self, text: str) -> None:
        """In place of what stands there."""
        self.press("ControlOrMeta+a")
        self.press("Delete") if text == "" else self.page.keyboard.type(text)

    def choose(self, focus: Focus, value: str) -> None:
        """One of a set of radio buttons or of a list, with the arrows."""
        wanted = focus.options.index(value)
        if focus.kind != "radio":
            self.press("ArrowDown", wanted - focus.options.index(focus.value))
            return
        standing = focus.options.index(focus.value)
        if wanted == standing and not focus.is_checked:
            self.press("Space")
        self.press("ArrowDown", (wanted - standing) % len(focus.options))

    def attach(self, file: Path) -> None:
        with self.page.expect_event("filechooser") as chooser:
            self.press("Space")
        found: FileChooser = chooser.value
        found.set_files(file)
