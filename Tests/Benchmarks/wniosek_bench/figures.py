"""Figures and their limits."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Series:
    """Repeated measurements of one thing: the median counts, the spread says how far it can be trusted."""

    name: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        return min(self.values), max(self.values)


@dataclass(frozen=True, slots=True)
class Figure:
    """A series, and the limit of the same run that it is compared with."""

    series: Series
    limit: Series | None = None

    @property
    def ratio(self) -> float | None:
        """Median of the ratios of runs that stand side by side: the machine's own drift cancels out of a pair."""
        if self.limit is None:
            return None
        if len(self.series.values) != len(self.limit.values):
            return self.series.median / self.limit.median
        return median(value / limit for value, limit in zip(self.series.values, self.limit.values))

    def as_json(self) -> dict[str, object]:
        limit = {"name": self.limit.name, "value": _rounded(self.limit.median)} if self.limit else None
        return {
            "name": self.series.name,
            "value": _rounded(self.series.median),
            "unit": self.series.unit,
            "limit": limit,
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "spread": [_rounded(value) for value in self.series.spread],
            "measurements": len(self.series.values),
        }


def _rounded(value: float) -> float:
    """Three decimals below a hundred, else one."""
    return round(value, 3 if value < 100 else 1)
