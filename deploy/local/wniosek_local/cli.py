"""`python -m wniosek_local COMMAND`; the Makefile calls it, `make help` documents it."""

import argparse
import os
import shlex
import sys

from . import background, bench, testing
from .errors import StackError
from .log import Log
from .ports import PORT_NAMES
from .settings import Settings
from .stack import Stack
from .supervisor import Supervisor


def main() -> int:
    parser = argparse.ArgumentParser(prog="wniosek_local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="start everything, show one log, stop on Ctrl-C")
    commands.add_parser("up", help="the same in the background")
    commands.add_parser("down", help="stop what runs in the background")
    commands.add_parser("status", help="say what runs")
    commands.add_parser("clean", help="wipe the state under .local")
    commands.add_parser("ports", help="list ports and the variables that change them")
    test = commands.add_parser("test", help="run the tests against servers of their own")
    test.add_argument("suites", nargs="*", choices=[[], *testing.SUITES], help="all when none is named")
    commands.add_parser("bench", help="run Tests/Benchmarks/run.py against a stack of its own")
    arguments = parser.parse_args()
    try:
        return _dispatch(arguments)
    except StackError as error:
        print(f"error: {error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _dispatch(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "run":
            settings = Settings.for_run()
            Supervisor(Stack(settings, Log(settings.logs))).run()
        case "up":
            background.up(Settings.for_run())
        case "down":
            background.down(Settings.for_run())
        case "status":
            return background.status(Settings.for_run())
        case "clean":
            background.clean(Settings.for_run())
        case "ports":
            for port in PORT_NAMES:
                changed = f"  (now {shlex.quote(os.environ[port.variable])})" if port.variable in os.environ else ""
                print(f"  {port.variable:<40} {port.default:<6} {port.purpose}{changed}")
        case "test":
            return testing.run(arguments.suites or list(testing.SUITES))
        case "bench":
            return bench.run()
    return 0
