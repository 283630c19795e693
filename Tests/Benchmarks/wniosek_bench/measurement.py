"""What a bench hands over: figures for the table and the file, notes for people."""

from dataclasses import dataclass

from .figures import Figure


@dataclass(frozen=True, slots=True)
class Measurement:
    header: dict[str, object]
    figures: list[Figure]
    notes: list[str]
