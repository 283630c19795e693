"""A valid example of a form and how a person would type it."""

import copy
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wniosek_local.settings import REPOSITORY

FORMS = REPOSITORY / "schemas" / "forms"


@dataclass(frozen=True, slots=True)
class Example:
    """Answers of one form; `form` is its folder below schemas/forms: benefit, form, version."""

    form: str
    answers: dict[str, Any]

    @staticmethod
    def of(form: str, name: str) -> "Example":
        """Choices stand as the form lists them: nobody ticks them in an order."""
        file = FORMS / form / "examples" / "valid" / f"{name}.json"
        example = Example(form, json.loads(file.read_text()))
        for pointer, field in _fields(form).items():
            chosen = example.value(pointer.removesuffix("/*"))
            if field["kind"] == "choice" and pointer.endswith("/*") and chosen:
                chosen.sort(key=[option["value"] for option in field["options"]].index)
        return example

    def changed(self, **answers: Any) -> "Example":
        """The same with other values at pointers, written with two underscores between their tokens."""
        changed = copy.deepcopy(self.answers)
        for name, value in answers.items():
            *way, last = name.split("__")
            place = changed
            for token in way:
                place = place[int(token)] if isinstance(place, list) else place[token]
            place[last] = value
        return Example(self.form, changed)

    @property
    def benefit(self) -> str:
        return self.form.split("/")[0]

    @property
    def start(self) -> str:
        """Address of the form's start page."""
        benefit, form, _ = self.form.split("/")
        return f"/wniosek/{benefit}/{form}"

    def value(self, pointer: str) -> Any:
        """None where the example says nothing."""
        place: Any = self.answers
        for token in pointer.strip("/").split("/"):
            if isinstance(place, list):
                place = place[int(token)] if token.isdecimal() and int(token) < len(place) else None
            else:
                place = place.get(token) if isinstance(place, dict) else None
        return place

    def count(self, pointer: str) -> int:
        """Elements of a list; none where the example does not have it."""
        return len(self.value(pointer) or [])

    def is_chosen(self, pointer: str, value: str) -> bool:
        """Whether a radio button or a checkbox of this value is ticked."""
        chosen = self.value(pointer)
        if isinstance(chosen, bool):
            return value == str(chosen).lower()
        return value in chosen if isinstance(chosen, list) else value == chosen

    def text(self, pointer: str) -> str:
        """What is typed: amounts with a comma, days as Poles write them; empty where the example says nothing."""
        value = self.value(pointer)
        if value is None:
            return ""
        match _fields(self.form)[_pattern(pointer)]["kind"]:
            case "money":
                return f"{value // 100},{value % 100:02d}"
            case "area":
                return str(value).replace(".", ",")
            case "date" | "month":
                return ".".join(reversed(value.split("-")))
            case _:
                return str(value)

    def document(self, pointer: str) -> Path | None:
        """The file that an answer names by its hash."""
        return _documents().get(self.value(pointer) or "")


def every_form() -> list[str]:
    """The newest version of each form, as folders below schemas/forms."""
    newest: dict[str, str] = {}
    for file in sorted(FORMS.glob("*/*/*/form.json"), key=lambda file: int(file.parent.name)):
        benefit, form, version = file.relative_to(FORMS).parts[:3]
        newest[f"{benefit}/{form}"] = f"{benefit}/{form}/{version}"
    return sorted(newest.values())


def canonical(answers: Any) -> str:
    """Equal texts for equal answers."""
    return json.dumps(answers, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _pattern(pointer: str) -> str:
    return re.sub(r"/\d+(?=/|$)", "/*", pointer)


@cache
def _fields(form: str) -> dict[str, dict[str, Any]]:
    """By pointer pattern."""
    definition = json.loads((FORMS / form / "form.json").read_text())
    return {field["pointer"]: field for section in definition["sections"] for field in section["fields"]}


@cache
def _documents() -> dict[str, Path]:
    return {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in (FORMS / "example-documents").iterdir()}
