"""`make bench`: measures, prints one table, writes .local/bench/results.jsonl.

Starts servers of its own on free ports and stops them. Ends with 1 when something was not measured as it should be; a
slow figure is no failure. BENCH_QUICK=1: a minute, to try the bench itself. BENCH_EVENTS: events for the projector.
BENCH_BUILD=debug: the debug executables, whose figures mean nothing.
"""

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY / "deploy" / "local"), str(Path(__file__).parent)]

from wniosek_local.errors import StackError  # noqa: E402
from wniosek_local.temporary import temporary_stack  # noqa: E402

from wniosek_bench.errors import InvalidMeasurement  # noqa: E402
from wniosek_bench.figures import Figure  # noqa: E402
from wniosek_bench.load import check_wrk  # noqa: E402
from wniosek_bench.machine import header  # noqa: E402
from wniosek_bench.plan import Plan  # noqa: E402
from wniosek_bench.projection import ProjectionResult, bench_projection  # noqa: E402
from wniosek_bench.report import table, write_results  # noqa: E402
from wniosek_bench.stage import Stage  # noqa: E402
from wniosek_bench.submissions import PASSES, SubmissionBench, submission_figures  # noqa: E402
from wniosek_bench.validating import bench_validation, notes as validation_notes  # noqa: E402

RESULTS = REPOSITORY / ".local" / "bench" / "results.jsonl"
VALIDATION_RATIO = 0.85  # full validation may cost 15 % of the produce-only rate


def main() -> int:
    signal.signal(signal.SIGTERM, _as_interrupt)
    signal.signal(signal.SIGHUP, _as_interrupt)
    try:
        measure()
    except (InvalidMeasurement, StackError) as error:
        print(f"error: {error}\nNo results are written.", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def measure() -> None:
    began = time.monotonic()
    plan = Plan.from_environment()
    build = os.environ.get("BENCH_BUILD") or "release"
    check_wrk()

    def say(text: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {text}", flush=True)

    settings = {"LIMIT_ROUTES_ENABLED": "true", "LOG_LEVEL": "warning"}
    with temporary_stack(REPOSITORY / ".build" / build, **settings) as stack:
        folder = stack.settings.state / "bench"
        folder.mkdir()
        say("starting PostgreSQL and the broker")
        stage = Stage(stack)
        stage.open()
        about = header(stack, plan, build)
        submissions = SubmissionBench(stage, plan, folder, say)
        validation = bench_validation(REPOSITORY / ".build" / build, say)
        figures = validation + submission_figures(submissions.run(), plan.connections)
        projection = bench_projection(stack, stage, plan, folder, say)
        figures += projection.figures
    say("done")
    write_results(RESULTS, about, figures)
    print(f"\n{table(figures)}\n\n{_notes(plan, build, submissions.body_bytes, projection, figures)}")


def _notes(plan: Plan, build: str, body_bytes: int, projection: ProjectionResult, figures: list[Figure]) -> str:
    topic = projection.topic
    notes = [
        f"c1, c32, c128: connections of wrk -t1. Medians of {2 * PASSES * plan.rounds} runs of {plan.load_seconds} s; form of "
        f"{body_bytes} bytes; acks=all; every answer 201.",
        "produce-only: the same request body appended without parsing, checking or signing. bare: no body, no broker.",
        "validated: the same after parsing and full validation; what lies between it and submissions is looking the key "
        "up, canonical form, hashes, ids, the event, the signature and the longer answer.",
        f"projected-events: {topic.events} events ({topic.applications} submitted, the rest registered; "
        f"{topic.value_bytes // topic.events} bytes of value on average), from the first committed offset to lag 0.",
        f"indexed-copy: binary COPY of the {projection.copied_rows} rows that these events left in applications, "
        f"timeline and snapshot, in one transaction: events whose rows COPY writes in a second.",
    ]
    if build != "release" or plan.name != "full":
        notes.append(f"NOT A RESULT: {plan.name} plan, {build} build. It only shows that the bench works.")
    claim = [_validation_cost(figure) for figure in figures if figure.series.name.startswith("validated.c")]
    whole = [_share(figure) for figure in figures if figure.series.name.startswith("submissions.c")]
    return "\n".join(
        [*notes, "", f"Full validation costs at most 15 % (ratio {VALIDATION_RATIO} or more):", *claim]
        + ["A whole submission, receipt included:", *whole, *validation_notes(figures)]
    )


def _share(figure: Figure) -> str:
    return f"  {figure.series.name:<18} {figure.ratio or 0:.2f} of produce-only"


def _validation_cost(figure: Figure) -> str:
    ratio = figure.ratio or 0
    verdict = "held" if ratio >= VALIDATION_RATIO else "NOT held"
    return f"  {figure.series.name:<18} {ratio:.2f} of produce-only  {verdict}"


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
