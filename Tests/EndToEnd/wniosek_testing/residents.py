"""Residents and what they file: real forms, with names, numbers and addresses that no other test uses."""

import copy
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from wniosek_local.settings import REPOSITORY

BENEFIT = "housing-allowance"
EXAMPLES = next((REPOSITORY / "schemas" / "forms" / BENEFIT).glob("*/*/examples"))
FAMILY = "najem-rodzina-z-dziecmi.json"


@dataclass(frozen=True, slots=True)
class Resident:
    """One applicant; `number` below 1,000,000 makes all personal data different from everybody else's."""

    number: int

    @property
    def surname(self) -> str:
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{self.number:06d}")
        return f"Kanarkowska{letters}"

    @property
    def email(self) -> str:
        return f"kanarek.{self.number:06d}@example.org"

    @property
    def phone(self) -> str:
        return f"+48 6{self.number // 10000:02d} {self.number // 10 % 1000:03d} {self.number % 10}17"

    @property
    def street(self) -> str:
        return f"ul. {self.surname.removeprefix('Kanarkowska').capitalize()}kanarkowa"

    @property
    def date_of_birth(self) -> str:
        return f"19{60 + self.number // 10000 % 40:02d}-04-17"

    @property
    def pesel(self) -> str:
        """Checksum by the rule of the PESEL register: weights 1 3 7 9."""
        year, month, day = self.date_of_birth.split("-")
        digits = f"{year[2:]}{month}{day}{self.number % 10000:04d}"
        weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
        return f"{digits}{-sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 10}"

    @property
    def secrets(self) -> list[str]:
        """What must not be seen outside of sealed values, read models and mail."""
        return [self.surname, self.email, self.phone, self.phone.replace(" ", ""), self.pesel, self.street]

    def application(self) -> dict[str, Any]:
        form = copy.deepcopy(valid_example(FAMILY))
        form["applicant"] |= {"lastName": self.surname, "pesel": self.pesel, "dateOfBirth": self.date_of_birth}
        form["contact"] |= {"email": self.email, "phone": self.phone}
        form["home"]["street"] = self.street
        return form


@cache
def valid_example(name: str) -> dict[str, Any]:
    return json.loads((EXAMPLES / "valid" / name).read_text())
