"""docs/configuration.md says what the executables say of themselves, and a wrong setting is one clear sentence."""

import os
import subprocess

import pytest
from wniosek_local.services import library_path
from wniosek_local.settings import REPOSITORY

BINARIES = REPOSITORY / ".build" / "debug"
COMMANDS = {
    "intake": ["intake"],
    "projector": ["projector", "--projection", "housing-allowance"],
    "casework": ["casework"],
    "notifier": ["notifier"],
    "importer": ["importer"],
}
NEEDED = {"importer": "IMPORTER_DIRECTORY"}
"""What a service cannot do without, where it is not DATABASE_URL."""


def run(name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    executable, *rest = COMMANDS[name]
    plain = {"PATH": os.environ["PATH"], "LD_LIBRARY_PATH": library_path()}
    return subprocess.run(
        [BINARIES / executable, *rest, *arguments],
        env=plain | environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_holds_every_key_of_the_service(name: str) -> None:
    printed = run(name, "--print-configuration", "markdown")
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.strip() in (REPOSITORY / "docs" / "configuration.md").read_text(), (
        "docs/configuration.md is not what the service says; write it anew with `make docs`"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_missing_and_wrong_settings_are_named_all_at_once_without_their_values(name: str) -> None:
    needed = NEEDED.get(name, "DATABASE_URL")
    ended = run(name, ADMIN_PORT="ninety", LOG_LEVEL="loud", **{needed: ""})
    assert ended.returncode == 78
    for variable in ("ADMIN_PORT", "LOG_LEVEL", needed):
        assert variable in ended.stderr
    assert "--print-configuration" in ended.stderr


def test_a_password_in_a_bad_address_is_not_repeated() -> None:
    ended = run("projector", DATABASE_URL="postgresql://wniosek:tajne-haslo@[broken")
    assert ended.returncode != 0
    assert "tajne-haslo" not in ended.stderr + ended.stdout
