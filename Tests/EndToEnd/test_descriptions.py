"""The OpenAPI and AsyncAPI documents are valid, and the running service is what they say."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate
from pydantic_asyncapi.v3 import AsyncAPI
from wniosek_local.settings import REPOSITORY
from wniosek_testing.intake import Intake

OPENAPI = REPOSITORY / "schemas" / "openapi" / "intake.json"
ASYNCAPI = REPOSITORY / "schemas" / "asyncapi" / "log.json"


def test_the_openapi_document_is_valid_and_served(intake: Intake) -> None:
    document = json.loads(OPENAPI.read_text())
    validate(document)
    served = intake.api.request("GET", "/api/v1/openapi.json")
    assert (served.status, served.json) == (200, document)


def test_every_operation_of_the_document_exists_with_its_method(intake: Intake) -> None:
    example = {"benefit": "housing-allowance", "form": "dodatek-mieszkaniowy", "version": "1", "reference": "0"}
    for path, item in json.loads(OPENAPI.read_text())["paths"].items():
        address = path.format(**example)
        allowed = {method.upper() for method in item if method in ("get", "post")}
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
            answer = intake.api.request(method, address)
            if method in allowed:
                assert answer.status != 405, f"{method} {path}"
                assert str(answer.status) in item[method.lower()]["responses"], f"{method} {path}: {answer.status}"
            else:
                assert (answer.status, answer.is_problem) == (405, True), f"{method} {path}"
                assert set(answer.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize("phases", ["examples,coverage", "fuzzing"])
def test_random_requests_meet_no_server_error_and_no_undocumented_answer(intake: Intake, tmp_path: Path, phases: str) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(OPENAPI), "--url", _url(intake)]
    command += ["--phases", phases, "--max-examples", "25", "--seed", "20261124", "--no-color"]
    command += ["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_asyncapi_document_is_valid_and_every_reference_leads_somewhere() -> None:
    document = json.loads(ASYNCAPI.read_text())
    known = json.loads(ASYNCAPI.read_text())
    for message in known["components"]["messages"].values():
        # The validator knows no Kafka binding of messages (0.3.2); AsyncAPI does (binding 0.5.0).
        assert set(message.pop("bindings")["kafka"]) == {"bindingVersion", "key"}
    AsyncAPI.model_validate(known)
    for reference in _references(document):
        file, _, pointer = reference.partition("#")
        target = json.loads((ASYNCAPI.parent / file).read_text()) if file else document
        for token in pointer.strip("/").split("/") if pointer else []:
            target = target[token.replace("~1", "/").replace("~0", "~")]
        assert target


def test_the_asyncapi_document_names_every_event_type_and_every_benefit() -> None:
    document = json.loads(ASYNCAPI.read_text())
    types = {f"pl.wniosek.application.{file.name.removesuffix('.schema.json')}" for file in (REPOSITORY / "schemas/events").glob("*.schema.json")}
    assert {message["name"] for message in document["components"]["messages"].values()} == types
    topics = {json.loads(file.read_text())["topic"] for file in (REPOSITORY / "schemas/forms").glob("*/benefit.json")}
    assert {channel["address"] for channel in document["channels"].values()} == topics


def _url(intake: Intake) -> str:
    return f"http://{intake.api.address}"


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
