"""`make bench-projector`: the projector, live and rebuilding, beside its limits, and how soon a case is visible."""

from collections.abc import Callable
from pathlib import Path

from wniosek_local.temporary import temporary_stack

from .claims import projector_claims
from .figures import Figure
from .filling import BENEFIT, SEED, SINCE, UNTIL
from .latency import bench_latency
from .machine import header
from .measurement import Measurement
from .plan import ProjectorBenchPlan
from .projection import ProjectionBench, ProjectionResult
from .readmodel import ReadModel
from .stage import Stage


def measure_projector(binaries: Path, say: Callable[[str], None]) -> Measurement:
    plan = ProjectorBenchPlan.from_environment()
    with temporary_stack(binaries, LOG_LEVEL="warning") as stack:
        folder = stack.settings.state / "bench"
        folder.mkdir()
        say("starting PostgreSQL and the broker")
        stage = Stage(stack)
        stage.open()
        about = header(stack, "projector", plan.name, binaries.name)
        read_model = ReadModel(stack.endpoints.database, BENEFIT)
        result = ProjectionBench(stack, stage, read_model, folder, say).run(plan.projector)
        figures = result.figures + bench_latency(stage, read_model, plan.latency, folder, say)
    notes = [
        *projection_notes(result),
        f"paced-…, receipt-to-visible: {plan.latency.rate} submissions a second for {plan.latency.seconds} s from "
        f"{plan.latency.connections} connections, each sent when it is due; visible: announced at the commit.",
    ]
    if binaries.name != "release" or plan.name != "full":
        notes.append(f"NOT A RESULT: {plan.name} plan, {binaries.name} build. It only shows that the bench works.")
    return Measurement(about, figures, [*notes, "", *claim_lines(figures)])


def projection_notes(result: ProjectionResult) -> list[str]:
    topic = result.topic
    return [
        f"The log: {topic.events} events of {topic.kinds} kinds, {topic.applications} applications, "
        f"{result.value_bytes // topic.events} bytes of value on average (wniosekctl simulate --seed {SEED}, "
        f"{SINCE} to {UNTIL}). Rounds: {result.rounds}.",
        "projected-events: from the first committed offset to lag 0. rebuilt-events: wniosekctl projection rebuild as a "
        "whole; rebuild-load: its load alone.",
        f"indexed-copy: binary COPY of the {result.rows} rows ({result.row_bytes / 1e6:,.0f} MB) that these events left, "
        "into empty tables with the same indexes, in one transaction: events whose rows COPY writes in a second.",
        "consume-only: reading all records and doing nothing with them.",
    ]


def claim_lines(figures: list[Figure]) -> list[str]:
    return ["What the projector is to keep (ratios: median of the rounds; memory, latency: the worst):",
            *(str(claim) for claim in projector_claims(figures))]  # fmt: skip
