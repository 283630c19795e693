"""The alerting rules are valid and speak up when they should, as Prometheus itself reads them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from wniosek_local.settings import LIBRARIES, REPOSITORY

FOLDER = REPOSITORY / "deploy" / "prometheus"
RULES = sorted(FOLDER.glob("*.rules.yml"))
PROMTOOL = shutil.which("promtool", path=f"{LIBRARIES}:{os.environ.get('PATH', os.defpath)}")

needs_promtool = pytest.mark.skipif(PROMTOOL is None, reason="promtool is missing; make test fetches it where apt is")


def _promtool(*arguments: str) -> str:
    done = subprocess.run(
        [PROMTOOL or "promtool", *arguments], cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@needs_promtool
@pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.name)
def test_the_rules_are_valid(rules: Path) -> None:
    assert "SUCCESS" in _promtool("check", "rules", "--lint-fatal", rules.name)


@needs_promtool
@pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.name)
def test_the_rules_pass_their_own_tests(rules: Path) -> None:
    assert "SUCCESS" in _promtool("test", "rules", rules.name.replace(".rules.yml", ".test.yml"))


def test_there_are_rules() -> None:
    assert RULES
