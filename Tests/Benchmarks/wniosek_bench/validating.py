"""Validation of one form beside the validators of PyPI, and what each step of a submission costs in processor time."""

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from wniosek_local.settings import REPOSITORY

from .errors import InvalidMeasurement
from .figures import Figure, Series
from .submissions import FORM

FORMS = REPOSITORY / "schemas" / "forms"
ROUNDS = 5
# In the order of a submission; the parse is shared, the full check contains the schema.
PROFILE = ("parse", "full-check", "canonical-form-and-hash", "ids-and-event", "record", "signed-receipt")


def bench_validation(binaries: Path, say: Callable[[str], None], seconds: float = 0.3) -> list[Figure]:
    """Rounds by turns, so that every validator meets the same machine. Microseconds a validation; less is better."""
    form = "/".join(FORM.relative_to(FORMS).parts[:3])
    schema = json.loads((FORMS / form / "schema.json").read_text())
    instance = json.loads(FORM.read_text())
    # Formats as annotations, as both do by default; Wniosek's figure has them asserted.
    rust = jsonschema_rs.Draft202012Validator(schema)
    python = jsonschema.Draft202012Validator(_for_python(schema))
    if not (rust.is_valid(instance) and python.is_valid(instance)):
        raise InvalidMeasurement(f"{FORM.name} is not valid for the other validators")
    ours: dict[str, list[float]] = defaultdict(list)
    theirs: dict[str, list[float]] = defaultdict(list)
    for number in range(ROUNDS):
        say(f"validation, round {number + 1} of {ROUNDS}")
        for step, microseconds in _steps(binaries, form, seconds).items():
            ours[step].append(microseconds)
        theirs["jsonschema-rs"].append(_microseconds(lambda: rust.is_valid(instance), seconds))
        theirs["jsonschema"].append(_microseconds(lambda: python.is_valid(instance), seconds))

    def series(name: str, values: dict[str, list[float]], key: str) -> Series:
        return Series(name, "µs", tuple(values[key]))

    validation = series("validation", ours, "schema")
    parsed = series("parse-and-validation", ours, "parse-and-schema")
    rs, py = series("jsonschema-rs", theirs, "jsonschema-rs"), series("jsonschema-python", theirs, "jsonschema")
    whole = Series("submission-steps", "µs", tuple(sum(step) for step in zip(*(ours[name] for name in PROFILE))))
    profile = [Figure(series(f"step.{name}", ours, name), whole) for name in PROFILE]
    return [Figure(validation, rs), Figure(parsed, rs), Figure(Series("validation-of-python", "µs", validation.values), py), *profile]


def _for_python(node: Any) -> Any:
    r"""The same schema in the words of Python's `re`, which knows no `\\p`: letters and marks become `\\w` less digits."""
    if isinstance(node, dict):
        return {
            key: value.replace(r"\p{L}\p{M}", r"\w").replace(r"\p{L}", r"[^\W\d_]")
            if key == "pattern" and isinstance(value, str)
            else _for_python(value)
            for key, value in node.items()
        }
    return [_for_python(item) for item in node] if isinstance(node, list) else node


def _steps(binaries: Path, form: str, seconds: float) -> dict[str, float]:
    command = [str(binaries / "ValidationBench"), str(REPOSITORY / "schemas"), form, str(FORM), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        raise InvalidMeasurement(f"ValidationBench ended with exit code {done.returncode}: {done.stderr[-500:]}")
    lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["step"]: line["nanoseconds"] / 1000 for line in lines}


def _microseconds(validate: Callable[[], bool], seconds: float) -> float:
    """As ValidationBench does: the least of the means of batches that last some milliseconds each."""
    batch = 1
    while _timed(validate, batch) < 0.002:
        batch *= 2
    end = time.perf_counter() + seconds
    least = float("inf")
    while time.perf_counter() < end:
        least = min(least, _timed(validate, batch) / batch)
    return least * 1e6


def _timed(validate: Callable[[], bool], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        validate()
    return time.perf_counter() - began


def notes(figures: list[Figure]) -> list[str]:
    """What the figures say about the promises."""
    by_name = {figure.series.name: figure for figure in figures}
    rust, python = by_name["validation"].ratio or 0, by_name["validation-of-python"].ratio or 1
    steps = sorted(
        (figure for name, figure in by_name.items() if name.startswith("step.")), key=lambda figure: -figure.series.median
    )
    slowest = steps[0].series.name.removeprefix("step.")
    return [
        f"Validation takes {rust:.2f} of jsonschema-rs's time (1 or less): {'held' if rust <= 1 else 'NOT held'}; "
        f"it is {1 / python:.0f} times as fast as jsonschema (20 or more): {'held' if python <= 1 / 20 else 'NOT held'}.",
        f"The slowest step of a submission in the process is {slowest} (not validation: "
        f"{'held' if slowest != 'full-check' else 'NOT held'}).",
    ]
