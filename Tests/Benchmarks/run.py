"""`make bench`, and with the argument `projector` `make bench-projector`.

Measures, prints one table, writes .local/bench/results.jsonl. Starts servers of its own on free ports and stops them.
Ends with 1 when something was not measured as it should be; a slow figure is no failure. BENCH_QUICK=1: a minute, to
try the bench itself. BENCH_EVENTS: events for the projector. BENCH_BUILD=debug: the debug executables, whose figures
mean nothing.
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

from wniosek_bench.errors import InvalidMeasurement  # noqa: E402
from wniosek_bench.projector_bench import measure_projector  # noqa: E402
from wniosek_bench.report import table, write_results  # noqa: E402
from wniosek_bench.whole_bench import measure_whole  # noqa: E402

RESULTS = REPOSITORY / ".local" / "bench" / "results.jsonl"
BENCHES = {(): measure_whole, ("projector",): measure_projector}


def main(arguments: list[str]) -> int:
    measure = BENCHES.get(tuple(arguments))
    if measure is None:
        print(f"usage: {Path(__file__).name} [projector]", file=sys.stderr)
        return 64
    signal.signal(signal.SIGTERM, _as_interrupt)
    signal.signal(signal.SIGHUP, _as_interrupt)
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {text}", flush=True)

    try:
        measured = measure(REPOSITORY / ".build" / (os.environ.get("BENCH_BUILD") or "release"), say)
    except (InvalidMeasurement, StackError) as error:
        print(f"error: {error}\nNo results are written.", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130
    say("done")
    write_results(RESULTS, measured.header, measured.figures)
    notes = "\n".join(measured.notes)
    print(f"\n{table(measured.figures)}\n\n{notes}")
    return 0


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
