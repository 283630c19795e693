"""Submissions per second and receipt latency, beside two limits of the same server in the same run."""

import json
import secrets
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from wniosek_local.settings import REPOSITORY

from .errors import InvalidMeasurement
from .figures import Figure, Series
from .load import Load, Route, run_load
from .plan import Plan
from .stage import Stage

# Of the valid examples the one nearest to 2 KiB without its line breaks.
FORM = REPOSITORY / "schemas/forms/housing-allowance/dodatek-mieszkaniowy/1/examples/valid/podnajem-bez-pesel.json"
PAGE = "/dodatki-mieszkaniowe/dodatek-mieszkaniowy"
APPLICATIONS = "/api/v1/benefits/housing-allowance/applications"
_RECEIPTS = "wniosek_intake_receipts_total"
_ANSWERS = "wniosek_intake_submissions_total"

# Every round runs its order forwards and backwards, so that drift within a round hits all routes alike; and more than
# once, because many short runs in turn compare better than few long ones on a machine whose speed wanders.
PASSES = 2
ROUTES = ("submissions", "validated", "produce-only", "information-page", "bare")
ORDERS = (
    ("submissions", "bare", "information-page", "produce-only", "validated"),
    ("validated", "produce-only", "submissions", "bare", "information-page"),
    ("information-page", "bare", "validated", "produce-only", "submissions"),
)

Loads = dict[tuple[str, int], list[Load]]


def compact_form() -> bytes:
    """The form as a program sends it: without line breaks."""
    form = json.loads(FORM.read_text(encoding="utf-8"))
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()


class SubmissionBench:
    def __init__(self, stage: Stage, plan: Plan, folder: Path, say: Callable[[str], None]) -> None:
        self._stage = stage
        self._plan = plan
        self._say = say
        self._body = compact_form()
        self.body_bytes = len(self._body)
        body = folder / "form.json"
        body.write_bytes(self._body)
        routes = (
            Route("submissions", "POST", APPLICATIONS, body),
            Route("validated", "POST", "/limit/validate", body),
            Route("produce-only", "POST", "/limit/produce", body),
            Route("information-page", "GET", PAGE),
            Route("bare", "GET", "/limit/bare"),
        )
        self._routes = {route.name: route for route in routes}

    def run(self) -> Loads:
        loads: Loads = defaultdict(list)
        for number in range(self._plan.rounds):
            order = ORDERS[number % len(ORDERS)]
            for connections in _rotated(self._plan.connections, number):
                self._say(f"round {number + 1} of {self._plan.rounds}: {connections} connections")
                self._stage.renew_broker()
                self._stage.start("intake")
                self._check_answer()
                for name in ("produce-only", "validated", "submissions"):
                    self._load(name, connections, self._plan.warm_up_seconds)
                for name in (*order, *reversed(order)) * PASSES:
                    loads[name, connections].append(self._load(name, connections, self._plan.load_seconds))
        self._stage.stop("intake")
        return loads

    def _load(self, name: str, connections: int, seconds: int) -> Load:
        before = self._stage.await_quiet()
        load = run_load(self._stage.intake_url, self._routes[name], connections, seconds)
        after = self._stage.await_quiet()
        if name == "submissions":
            receipts, answers = (after[counter] - before.get(counter, 0) for counter in (_RECEIPTS, _ANSWERS))
            self._check_receipts(load, connections, receipts, answers)
        return load

    @staticmethod
    def _check_receipts(load: Load, connections: int, receipts: int, answers: int) -> None:
        """wrk counts answers of 400 and more only; intake itself must have counted a receipt for each request."""
        if receipts != answers or not load.requests <= receipts <= load.requests + connections:
            raise InvalidMeasurement(
                f"submissions at {connections} connections: wrk had {load.requests} answers, intake gave {receipts} "
                f"receipts and {answers} answers in all."
            )

    def _check_answer(self) -> None:
        """One submission outside the measurement, whose answer is read."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": f'"bench-{secrets.token_hex(8)}"'}
        request = Request(self._stage.intake_url + APPLICATIONS, self._body, headers)
        try:
            with urlopen(request, timeout=10) as answer:
                status, text = answer.status, answer.read().decode()
        except HTTPError as error:
            status, text = error.code, error.read().decode()
        if status != 201 or "receipt" not in json.loads(text):
            raise InvalidMeasurement(f"a submission was answered with {status} instead of 201: {text[:500]}")


def submission_figures(loads: Loads, connections: tuple[int, ...]) -> list[Figure]:
    figures = []
    for number in connections:
        rate = {name: _rates(name, number, loads) for name in ROUTES}
        figures += [
            Figure(rate["submissions"], rate["produce-only"]),
            Figure(rate["validated"], rate["produce-only"]),
            Figure(Series(f"submissions-of-bare.c{number}", "requests/s", rate["submissions"].values), rate["bare"]),
            Figure(rate["produce-only"], rate["bare"]),
            Figure(rate["information-page"], rate["bare"]),
            Figure(rate["bare"]),
        ]
    for number in connections:
        for quantile in ("p50", "p99"):
            receipt = _latencies("receipt-latency", "submissions", quantile, number, loads)
            limit = _latencies("produce-only-latency", "produce-only", quantile, number, loads)
            figures.append(Figure(receipt, limit))
        page = _latencies("information-page-latency", "information-page", "p50", number, loads)
        figures.append(Figure(page, _latencies("bare-latency", "bare", "p50", number, loads)))
    return figures


def _rates(name: str, connections: int, loads: Loads) -> Series:
    return Series(f"{name}.c{connections}", "requests/s", tuple(load.rate for load in loads[name, connections]))


def _latencies(name: str, route: str, quantile: str, connections: int, loads: Loads) -> Series:
    values = tuple(
        load.p50_milliseconds if quantile == "p50" else load.p99_milliseconds for load in loads[route, connections]
    )
    return Series(f"{name}-{quantile}.c{connections}", "ms", values)


def _rotated(values: tuple[int, ...], by: int) -> tuple[int, ...]:
    start = by % len(values)
    return values[start:] + values[:start]
