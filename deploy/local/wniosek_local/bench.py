"""`make bench`: Tests/Benchmarks/run.py, which starts servers of its own, afresh for every load."""

import subprocess
import sys

from .errors import StackError
from .settings import REPOSITORY


def run() -> int:
    program = REPOSITORY / "Tests" / "Benchmarks" / "run.py"
    if not program.exists():
        raise StackError(f"{program.relative_to(REPOSITORY)} is missing.")
    return subprocess.run([sys.executable, str(program)], cwd=REPOSITORY, check=False).returncode
