"""What a clerk would key: answers turned back into the columns and elements that a mapping reads."""

import csv
import io
import json
import re
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from wniosek_local.settings import REPOSITORY

from .residents import BENEFIT

FORM = "dodatek-mieszkaniowy"
NAMESPACE = "urn:wniosek:wzor:dodatek-mieszkaniowy:1"
FOLDER = REPOSITORY / "schemas" / "importer" / BENEFIT


@cache
def _mapping(kind: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{FORM}.{kind}.json").read_text())


def _leaves(value: Any, pointer: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for name, child in value.items() for leaf in _leaves(child, (*pointer, name))]
    if isinstance(value, list):
        return [leaf for number, child in enumerate(value) for leaf in _leaves(child, (*pointer, number))]
    return [(pointer, value)]


def _written(value: Any, field: dict[str, str], choices: dict[str, dict[str, str]]) -> str:
    match field.get("kind", "text"):
        case "grosze":
            return f"{value // 100},{value % 100:02d}"
        case "decimal":
            return str(value).replace(".", ",")
        case "yes-no":
            return "tak" if value else "nie"
        case "date":
            return ".".join(reversed(value.split("-")))
        case "month":
            return ".".join(reversed(value.split("-")))
        case "choice":
            return next(word for word, meaning in choices[field["choices"]].items() if meaning == value)
        case _:
            return str(value)


def _keyed(answers: dict[str, Any], kind: str) -> dict[str, str]:
    """Names of columns or elements, with their numbers, and what is written there, in the order of the mapping."""
    mapping = _mapping(kind)
    leaves = _leaves(answers)
    found: dict[str, str] = {}
    for name, field in mapping["fields"].items():
        letters = re.findall(r"\{(\w)\}", field["to"])
        pattern = re.compile("/" + re.sub(r"\{(\w)\}", r"(?P<\1>\\d+)", field["to"].lstrip("/")))
        for pointer, value in leaves:
            match = pattern.fullmatch("/" + "/".join(map(str, pointer)))
            if match:
                number = {letter: int(match[letter]) + 1 for letter in letters}
                filled = re.sub(r"\{(\w)\}", lambda brace: str(number[brace[1]]), name)
                found[filled] = _written(value, field, mapping["choices"])
    return found


def csv_row(document: str, received_on: str, answers: dict[str, Any]) -> dict[str, str]:
    mapping = _mapping("csv")
    return {mapping["documentId"]: document, mapping["receivedOn"]: received_on} | _keyed(answers, "csv")


def csv_file(rows: list[dict[str, str]]) -> str:
    """One table of rows that need not have the same columns."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    table = csv.DictWriter(text, columns, restval="", delimiter=";", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def ndjson_row(document: str, received_on: str, answers: dict[str, Any]) -> str:
    row = {"documentId": document, "receivedOn": received_on, "answers": answers}
    return json.dumps(row, ensure_ascii=False) + "\n"


def xml_file(document: str, received_on: str, answers: dict[str, Any]) -> str:
    root: dict[str, Any] = {}
    head = {"w:OpisDokumentu/w:Identyfikator": document, "w:OpisDokumentu/w:DataWplywu": received_on}
    body = {name.removeprefix("w:Dokument/"): text for name, text in _keyed(answers, "xml").items()}
    for path, text in (head | body).items():
        node = root
        for step in path.split("/"):
            node = node.setdefault(step, {})
        node[""] = text
    opening = f'<w:Dokument xmlns:w="{NAMESPACE}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{_elements(root, 1)}</w:Dokument>\n'


def _elements(node: dict[str, Any], depth: int) -> str:
    text = ""
    steps = [step for step in node if step and not step.startswith("@")]
    names = list(dict.fromkeys(step.split("[")[0] for step in steps))
    # elements of one name stand together and by number: that is what numbers them
    for step in sorted(steps, key=lambda step: (names.index(step.split("[")[0]), _number(step))):
        child = node[step]
        name = step.split("[")[0]
        attributes = "".join(f" {key[1:]}={quoteattr(value[''])}" for key, value in child.items() if key.startswith("@"))
        inner = escape(child.get("", ""))
        below = _elements(child, depth + 1)
        if below:
            inner = f"\n{below}{'  ' * depth}"
        text += f"{'  ' * depth}<{name}{attributes}>{inner}</{name}>\n"
    return text


def _number(step: str) -> int:
    return int(step.split("[")[1].rstrip("]")) if "[" in step else 0
