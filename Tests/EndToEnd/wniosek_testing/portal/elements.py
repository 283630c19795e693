"""An HTML page as a tree, just enough to fill in its forms and to look at what it says."""

from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str | None], parent: "Element | None") -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def get(self, name: str) -> str | None:
        """An attribute's text; empty for one without value, None for one that is not there."""
        return (self.attributes[name] or "") if name in self.attributes else None

    @property
    def raw_text(self) -> str:
        return "".join(child if isinstance(child, str) else child.raw_text for child in self.children)

    @property
    def text(self) -> str:
        """As it is read: one space for any run of white space."""
        return " ".join(self.raw_text.split())

    @property
    def classes(self) -> list[str]:
        return (self.get("class") or "").split()

    def all(self, tag: str | None = None, css: str | None = None, **attributes: str) -> "Iterator[Element]":
        """Everything below with this tag, class and attributes, in the order of the page."""
        for child in self.children:
            if isinstance(child, str):
                continue
            is_meant = tag in (None, child.tag) and (css is None or css in child.classes)
            if is_meant and all(child.get(name) == value for name, value in attributes.items()):
                yield child
            yield from child.all(tag, css, **attributes)

    def first(self, tag: str | None = None, css: str | None = None, **attributes: str) -> "Element | None":
        return next(self.all(tag, css, **attributes), None)

    def one(self, tag: str | None = None, css: str | None = None, **attributes: str) -> "Element":
        found = list(self.all(tag, css, **attributes))
        assert len(found) == 1, f"{len(found)} elements <{tag} class={css} {attributes}> where there should be one"
        return found[0]

    @property
    def is_hidden(self) -> bool:
        place: Element | None = self
        while place is not None:
            if place.get("hidden") is not None:
                return True
            place = place.parent
        return False


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, None)
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self._open)
        self._open.children.append(element)
        if tag not in _VOID:
            self._open = element

    def handle_endtag(self, tag: str) -> None:
        place: Element | None = self._open
        while place is not None and place.tag != tag:
            place = place.parent
        if place is not None and place.parent is not None:
            self._open = place.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def parsed(html: bytes | str) -> Element:
    tree = _Tree()
    tree.feed(html.decode() if isinstance(html, bytes) else html)
    tree.close()
    return tree.root
