"""From the receipt at the client until the case is visible, under a load that comes by a fixed schedule."""

import json
import math
import secrets
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wniosek_local.waiting import wait_until

from .errors import InvalidMeasurement
from .figures import Figure, Series
from .plan import LatencyPlan
from .programs import command, environment
from .readmodel import ReadModel
from .stage import Stage
from .submissions import APPLICATIONS, compact_form

_FOLLOWING_WITHIN = 60.0
_VISIBLE_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Submission:
    """Times by the clock that all processes of a machine share."""

    due: float
    received: float
    application: str


class Visibility(threading.Thread):
    """Takes down what the listener says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__(name="listener", daemon=True)
        self._process = process
        self.is_listening = threading.Event()
        self.times: dict[str, float] = {}

    def run(self) -> None:
        for line in self._process.stdout or ():
            application, _, moment = line.strip().partition(" ")
            if moment:
                self.times[application] = float(moment)
            else:
                self.is_listening.set()

    def await_all(self, submissions: Sequence[Submission], within: float) -> None:
        def all_visible() -> bool:
            if self._process.poll() is not None:
                raise InvalidMeasurement(f"the listener ended with exit code {self._process.returncode}.")
            return all(submission.application in self.times for submission in submissions)

        wait_until(all_visible, f"{len(submissions)} submitted cases becoming visible", within)


def bench_latency(
    stage: Stage, read_model: ReadModel, plan: LatencyPlan, folder: Path, say: Callable[[str], None]
) -> list[Figure]:
    """The projector goes on behind what it has read; intake appends to the same log."""
    form = folder / "form.json"
    form.write_bytes(compact_form())
    read_model.settle()
    stage.start("intake")
    stage.start(read_model.projection)
    try:
        with _listener(read_model) as visibility:
            # The first case is visible when the projector has its partitions.
            probe = _submit(stage, form, LatencyPlan(rate=1, seconds=1, warm_up_seconds=0, connections=1))
            visibility.await_all(probe, _FOLLOWING_WITHIN)
            say(f"latency: {plan.rate} submissions a second for {plan.seconds} s")
            submissions = _submit(stage, form, plan)
            visibility.await_all(submissions, _VISIBLE_WITHIN)
            stage.check_running(read_model.projection)
    finally:
        stage.stop(read_model.projection)
        stage.stop("intake")
    return _figures(submissions, visibility.times, plan)


@contextmanager
def _listener(read_model: ReadModel) -> Iterator[Visibility]:
    process = subprocess.Popen(
        command("listener", read_model.channel),
        env=environment(DATABASE_URL=read_model.url),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    visibility = Visibility(process)
    visibility.start()
    try:
        if not visibility.is_listening.wait(20):
            raise InvalidMeasurement("the listener does not listen.")
        yield visibility
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        visibility.join()


def _submit(stage: Stage, form: Path, plan: LatencyPlan) -> list[Submission]:
    seconds = plan.warm_up_seconds + plan.seconds
    arguments = (stage.intake_url, APPLICATIONS, str(form), f"bench-{secrets.token_hex(8)}")
    try:
        done = subprocess.run(
            command("submitter", *arguments, str(plan.rate), str(seconds), str(plan.connections)),
            env=environment(), capture_output=True, text=True, check=False, timeout=2 * seconds + 60,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise InvalidMeasurement(f"{plan.rate * seconds} submissions did not end in time.") from None
    if done.returncode != 0:
        raise InvalidMeasurement(f"a submission failed: {done.stderr.strip()[-500:]}")
    return [Submission(*answer) for answer in json.loads(done.stdout)]


def _figures(submissions: list[Submission], visible: dict[str, float], plan: LatencyPlan) -> list[Figure]:
    start = min(submission.due for submission in submissions) + plan.warm_up_seconds
    counted = [submission for submission in submissions if submission.due >= start]
    # Where the listener heard of a case before the client had its receipt, nobody waited.
    shown = [max(0.0, visible[submission.application] - submission.received) for submission in counted]
    answered = [submission.received - submission.due for submission in counted]
    elapsed = max(submission.received for submission in counted) - start
    rate = Series("paced-submissions", "requests/s", (len(counted) / elapsed,))
    figures = [Figure(rate, Series("paced-submissions-due", "requests/s", (float(plan.rate),)))]
    for name, seconds in (("receipt-to-visible", shown), ("paced-receipt-latency", answered)):
        for quantile in (50, 99):
            milliseconds = 1000 * percentile(seconds, quantile)
            figures.append(Figure(Series(f"{name}-p{quantile}", "ms", (milliseconds,))))
    return figures


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value that so many per cent of all do not exceed."""
    return sorted(values)[math.ceil(percent / 100 * len(values)) - 1]
