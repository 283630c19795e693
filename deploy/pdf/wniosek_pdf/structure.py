"""Elements that PDF/UA-1 has no shape for, put into ones it has."""

from xml.etree.ElementTree import Element, SubElement


def pairs_into_tables(root: Element) -> None:
    """A `dl` becomes a table whose rows begin with their header: tagged as a list, its groups would not be allowed."""
    for pairs in list(root.iter("dl")):
        rows = _rows(pairs)
        tail = pairs.tail
        pairs.clear()
        pairs.tag, pairs.tail = "table", tail
        pairs.set("class", "pairs")
        body = SubElement(pairs, "tbody")
        for term, values in rows:
            row = SubElement(body, "tr")
            if term is not None:
                _move(term, SubElement(row, "th", scope="row"))
            cell = SubElement(row, "td")
            for value in values:
                _move(value, SubElement(cell, "div") if len(values) > 1 else cell)


def _rows(pairs: Element) -> list[tuple[Element | None, list[Element]]]:
    """Each term with the values that follow it; values that are only buttons are left out."""
    rows: list[tuple[Element | None, list[Element]]] = []
    for element in pairs.iter():
        if element.tag == "dt":
            rows.append((element, []))
        elif element.tag == "dd" and "actions" not in element.get("class", "").split():
            if not rows:
                rows.append((None, []))
            rows[-1][1].append(element)
    return rows


def _move(source: Element, target: Element) -> None:
    target.text = source.text
    target.extend(list(source))
    for name, value in source.items():
        target.set(name, value)
