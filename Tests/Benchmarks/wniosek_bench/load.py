"""Runs wrk against one route. An answer that is not the expected one makes the measurement invalid."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from wniosek_local.errors import StackError

from .errors import InvalidMeasurement

SCRIPT = Path(__file__).resolve().parents[1] / "load.lua"
_key_prefixes = (f"bench-{number}" for number in count(1))


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    method: str
    path: str
    body: Path | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw. `requests`: answered ones."""

    requests: int
    seconds: float
    p50_milliseconds: float
    p99_milliseconds: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def check_wrk() -> None:
    if not shutil.which("wrk"):
        raise StackError("wrk is missing: install the package wrk (make bench does).")


def run_load(url: str, route: Route, connections: int, seconds: int) -> Load:
    options = ["-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency", "-s", str(SCRIPT)]
    arguments = [route.method, route.path, next(_key_prefixes), *([str(route.body)] if route.body else [])]
    done = subprocess.run(
        ["wrk", *options, url, "--", *arguments], capture_output=True, text=True, check=False, timeout=seconds + 60
    )
    found = [line.removeprefix("RESULT ") for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if done.returncode != 0 or len(found) != 1:
        raise InvalidMeasurement(f"wrk ended with exit code {done.returncode}: {(done.stderr or done.stdout).strip()}")
    said = json.loads(found[0])
    errors = {kind: said[kind] for kind in ("connect", "read", "write", "status", "timeout") if said[kind]}
    if errors or not said["requests"]:
        raise InvalidMeasurement(
            f"{route.name} at {connections} connections: of {said['requests']} requests these failed: "
            f"{errors or 'all'} (status: answered with 400 or more)."
        )
    return Load(said["requests"], said["seconds"], said["p50"], said["p99"])
