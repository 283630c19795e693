"""What the product promises about its projector, and whether this run keeps it."""

from dataclasses import dataclass

from .figures import Figure

MEMORY_MEGABYTES = 150
FLATNESS = 1.10  # last third of a run to its middle third


@dataclass(frozen=True, slots=True)
class Claim:
    what: str
    value: float
    bound: float
    is_least: bool

    @property
    def is_held(self) -> bool:
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def __str__(self) -> str:
        bound = f"{self.bound:.2f} or {'more' if self.is_least else 'less'}"
        return f"  {self.what:<58} {self.value:>8.2f}  {bound:<15} {'held' if self.is_held else 'NOT held'}"


def projector_claims(figures: list[Figure]) -> list[Claim]:
    found = {figure.series.name: figure for figure in figures}
    claims = [
        Claim("projected-events / indexed-copy", _ratio(found["projected-events"]), 0.50, is_least=True),
        Claim("rebuilt-events / indexed-copy", _ratio(found["rebuilt-events"]), 0.75, is_least=True),
        Claim("projector-memory-peak, MB", _most(found["projector-memory-peak"]), MEMORY_MEGABYTES, is_least=False),
        Claim("rebuild-memory-peak, MB", _most(found["rebuild-memory-peak"]), MEMORY_MEGABYTES, is_least=False),
    ]
    if "projector-memory-last-third" in found:
        flatness = _ratio(found["projector-memory-last-third"])
        claims.append(Claim("projector-memory-last-third / -middle-third", flatness, FLATNESS, is_least=False))
    if "receipt-to-visible-p99" in found:
        submitted = _ratio(found["paced-submissions"])
        claims.append(Claim("paced-submissions / paced-submissions-due", submitted, 0.99, is_least=True))
        claims.append(Claim("receipt-to-visible-p99, ms", _most(found["receipt-to-visible-p99"]), 100, is_least=False))
    return claims


def _ratio(figure: Figure) -> float:
    return figure.ratio or 0


def _most(figure: Figure) -> float:
    """A bound on memory or time must hold in every run, not in most."""
    return figure.series.spread[1]
