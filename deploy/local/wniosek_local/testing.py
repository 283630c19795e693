"""`make test`: Swift tests against servers of their own, the Python suites, each with a stack of its own, a release build."""

import os
import signal
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from .runner import Runner
from .temporary import temporary_stack


@dataclass(slots=True)
class Result:
    suite: str
    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: int = 0
    seconds: float = 0


def run(suites: list[str]) -> int:
    signal.signal(signal.SIGTERM, _as_interrupt)
    signal.signal(signal.SIGHUP, _as_interrupt)
    results: list[Result] = []
    interrupted = False
    for suite in suites:
        print(f"\n== {suite}", flush=True)
        began = time.monotonic()
        result = Result(suite)
        results.append(result)
        try:
            with tempfile.TemporaryDirectory(prefix="wniosek-reports-") as reports:
                code = SUITES[suite](Path(reports))
                _read_reports(Path(reports), result)
            if not result.failed and (code != 0 or not result.passed):
                result.failed.append(f"{suite}: the runner ended with exit code {code} after {result.passed} tests")
        except KeyboardInterrupt:
            interrupted = True
            result.failed.append(f"{suite}: interrupted")
        except Exception as error:  # noqa: BLE001 - whatever broke a suite, the others still run and the total is told
            result.failed.append(f"{suite}: {error}")
        result.seconds = time.monotonic() - began
        if interrupted:
            break
    _print_summary(results)
    return 0 if all(not result.failed for result in results) else 1


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _swift(reports: Path) -> int:
    with temporary_stack() as stack:
        stack.check(services=False)
        stack.start_servers()
        # One after another: two cores shared with servers starve whoever waits with a deadline.
        command = ["swift", "test", "--skip-build", "--no-parallel", "--disable-xctest"]
        command += ["--xunit-output", str(reports / "swift.xml")]
        return _call(command, {**os.environ, **stack.environment})


def _pytest(folder: str) -> Callable[[Path], int]:
    def call(reports: Path) -> int:
        command = [sys.executable, "-m", "pytest", folder, "--junitxml", str(reports / "pytest.xml")]
        options = ["-rfE", "--tb=short", "-v", "--durations=5", "-p", "no:cacheprovider"]
        return _call([*command, *options], {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"})

    return call


def _release(reports: Path) -> int:
    """What `make run` builds: the optimiser has refused code before that the debug build takes."""
    code = _call(["swift", "build", "-c", "release"], dict(os.environ))
    if code == 0:
        case = '<testsuite><testcase classname="release" name="every executable builds with optimisation"/></testsuite>'
        (reports / "release.xml").write_text(case)
    return code


SUITES: dict[str, Callable[[Path], int]] = {
    "swift": _swift,
    "end-to-end": _pytest("Tests/EndToEnd"),
    "faults": _pytest("Tests/Faults"),
    "release": _release,
}


def _call(command: list[str], environment: dict[str, str]) -> int:
    """Waits for the runner also after Ctrl-C, so that it stops what it started itself."""
    runner = Runner(command, environment)
    try:
        return runner.wait()
    except BaseException:
        runner.interrupt()
        raise


def _read_reports(folder: Path, result: Result) -> None:
    """JUnit XML, as pytest and Swift Testing both write it."""
    for file in folder.glob("*.xml"):
        for case in ElementTree.parse(file).iter("testcase"):
            name = f"{case.get('classname')} · {case.get('name')}".replace("`", "")
            if case.find("failure") is not None or case.find("error") is not None:
                result.failed.append(name)
            elif case.find("skipped") is not None:
                result.skipped += 1
            else:
                result.passed += 1


def _print_summary(results: list[Result]) -> None:
    print("\n== summary")
    for result in results:
        skipped = f", {result.skipped} skipped" if result.skipped else ""
        print(f"  {result.suite:<12} {result.passed} passed, {len(result.failed)} failed{skipped}  {result.seconds:.1f} s")
        for name in result.failed:
            print(f"    failed: {name}")
    print(f"{sum(r.passed for r in results)} passed, {sum(len(r.failed) for r in results)} failed", flush=True)
