"""Where and with what was measured: the header of the results."""

import os
import platform
import subprocess
from datetime import UTC, datetime

import confluent_kafka
import psycopg
from wniosek_local.settings import LIBRARIES, REPOSITORY
from wniosek_local.stack import Stack


def header(stack: Stack, bench: str, plan: str, build: str) -> dict[str, object]:
    return {
        "bench": bench,
        "date": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "commit": _commit(),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "plan": plan,
        "build": build,
        "versions": {
            "swift": _first_line("swift", "--version"),
            "postgresql": _postgresql(stack.endpoints.database),
            "broker": _first_line(str(LIBRARIES / "tansu"), "--version"),
            "librdkafka": confluent_kafka.libversion()[0],
            "wrk": _first_line("wrk", "-v").split(" [")[0],
            "kernel": platform.release(),
        },
    }


def _commit() -> str:
    """With `+changes` where the working tree is not what the commit says."""
    commit = _first_line("git", "-C", str(REPOSITORY), "rev-parse", "HEAD")
    return f"{commit}+changes" if _first_line("git", "-C", str(REPOSITORY), "status", "--porcelain") else commit


def _postgresql(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        return connection.info.parameter_status("server_version") or ""


def _processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
        return next(names, platform.machine())


def _first_line(*command: str) -> str:
    """The first line a program prints; empty where it is missing, for a version is no reason to fail."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except OSError:
        return ""
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0] if lines else ""
