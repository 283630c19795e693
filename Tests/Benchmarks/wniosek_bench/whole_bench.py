"""`make bench`: validation, submissions and pages, and a short look at the projector."""

from collections.abc import Callable
from pathlib import Path

from wniosek_local.temporary import temporary_stack

from .figures import Figure
from .filling import BENEFIT
from .load import check_wrk
from .machine import header
from .measurement import Measurement
from .plan import Plan
from .projection import ProjectionBench, ProjectionResult
from .projector_bench import claim_lines, projection_notes
from .readmodel import ReadModel
from .stage import Stage
from .submissions import PASSES, SubmissionBench, submission_figures
from .validating import bench_validation, notes as validation_notes

VALIDATION_RATIO = 0.85  # full validation may cost 15 % of the produce-only rate


def measure_whole(binaries: Path, say: Callable[[str], None]) -> Measurement:
    plan = Plan.from_environment()
    check_wrk()
    with temporary_stack(binaries, LIMIT_ROUTES_ENABLED="true", LOG_LEVEL="warning") as stack:
        folder = stack.settings.state / "bench"
        folder.mkdir()
        say("starting PostgreSQL and the broker")
        stage = Stage(stack)
        stage.open()
        about = header(stack, "whole", plan.name, binaries.name)
        submissions = SubmissionBench(stage, plan, folder, say)
        validation = bench_validation(binaries, say)
        figures = validation + submission_figures(submissions.run(), plan.connections)
        read_model = ReadModel(stack.endpoints.database, BENEFIT)
        projection = ProjectionBench(stack, stage, read_model, folder, say).run(plan.projector)
        figures += projection.figures
    return Measurement(about, figures, _notes(plan, binaries.name, submissions.body_bytes, projection, figures))


def _notes(plan: Plan, build: str, body_bytes: int, projection: ProjectionResult, figures: list[Figure]) -> list[str]:
    notes = [
        f"c1, c32, c128: connections of wrk -t1. Medians of {2 * PASSES * plan.rounds} runs of {plan.load_seconds} s; "
        f"form of {body_bytes} bytes; acks=all; every answer 201.",
        "produce-only: the same request body appended without parsing, checking or signing. bare: no body, no broker.",
        "validated: the same after parsing and full validation; what lies between it and submissions is looking the key "
        "up, canonical form, hashes, ids, the event, the signature and the longer answer.",
        *projection_notes(projection),
    ]
    if build != "release" or plan.name != "full":
        notes.append(f"NOT A RESULT: {plan.name} plan, {build} build. It only shows that the bench works.")
    claim = [_validation_cost(figure) for figure in figures if figure.series.name.startswith("validated.c")]
    whole = [_share(figure) for figure in figures if figure.series.name.startswith("submissions.c")]
    return [
        *notes,
        "",
        f"Full validation costs at most 15 % (ratio {VALIDATION_RATIO} or more):",
        *claim,
        "A whole submission, receipt included:",
        *whole,
        *validation_notes(figures),
        *claim_lines(figures),
    ]


def _share(figure: Figure) -> str:
    return f"  {figure.series.name:<18} {figure.ratio or 0:.2f} of produce-only"


def _validation_cost(figure: Figure) -> str:
    ratio = figure.ratio or 0
    verdict = "held" if ratio >= VALIDATION_RATIO else "NOT held"
    return f"  {figure.series.name:<18} {ratio:.2f} of produce-only  {verdict}"
