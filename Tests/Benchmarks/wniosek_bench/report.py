"""The table for people and the lines for machines."""

import json
from pathlib import Path

from .figures import Figure

_COLUMNS = ("figure", "value", "unit", "min – max", "limit", "value", "ratio")


def table(figures: list[Figure]) -> str:
    rows = [_COLUMNS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    is_text = (True, False, True, False, True, False, False)
    lines = [
        "  ".join(cell.ljust(width) if text else cell.rjust(width) for cell, width, text in zip(row, widths, is_text))
        for row in rows
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join(line.rstrip() for line in (lines[0], rule, *lines[1:]))


def _row(figure: Figure) -> tuple[str, ...]:
    series = figure.series
    low, high = series.spread
    limit = (figure.limit.name, _number(figure.limit.median)) if figure.limit else ("", "")
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return (series.name, _number(series.median), series.unit, f"{_number(low)} – {_number(high)}", *limit, ratio)


def _number(value: float) -> str:
    return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"


def write_results(file: Path, header: dict[str, object], figures: list[Figure]) -> None:
    """JSON Lines: the header, then one object a figure. An older file is replaced as a whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    objects = [header, *(figure.as_json() for figure in figures)]
    unfinished.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects), encoding="utf-8")
    unfinished.replace(file)
