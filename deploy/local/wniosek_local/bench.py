"""`make bench`: servers and intake, release build, nothing else on the two cores; then Tests/Benchmarks/run.py."""

import os
import subprocess
import sys

from .errors import StackError
from .settings import REPOSITORY
from .temporary import temporary_stack


def run() -> int:
    program = REPOSITORY / "Tests" / "Benchmarks" / "run.py"
    if not program.exists():
        raise StackError(f"{program.relative_to(REPOSITORY)} is missing.")
    with temporary_stack(REPOSITORY / ".build" / "release", LIMIT_ROUTES_ENABLED="true", LOG_LEVEL="warning") as stack:
        stack.check()
        print("Starting PostgreSQL, the broker and intake …", flush=True)
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake")
        addresses = {
            "WNIOSEK_INTAKE_URL": stack.url("intake"),
            "WNIOSEK_INTAKE_ADMIN_URL": stack.url("intake-admin"),
            "WNIOSEK_PROJECTOR_ADMIN_PORT": str(stack.settings.ports["housing-allowance-admin"]),
            "WNIOSEK_BINARIES": str(stack.settings.binaries),
            "WNIOSEK_STATE": str(stack.settings.state),
            "WNIOSEK_BENCH_RESULTS": str(REPOSITORY / ".local" / "bench" / "results.jsonl"),
        }
        (REPOSITORY / ".local" / "bench").mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, **stack.environment, **addresses}
        return subprocess.run([sys.executable, str(program)], env=environment, cwd=REPOSITORY, check=False).returncode
