"""`make bench` and, with `projector`, `make bench-projector`: Tests/Benchmarks/run.py, which starts servers of its own."""

import subprocess
import sys

from .errors import StackError
from .settings import REPOSITORY


def run(*benches: str) -> int:
    program = REPOSITORY / "Tests" / "Benchmarks" / "run.py"
    if not program.exists():
        raise StackError(f"{program.relative_to(REPOSITORY)} is missing.")
    return subprocess.run([sys.executable, str(program), *benches], cwd=REPOSITORY, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(run(*sys.argv[1:]))
    except StackError as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
