"""What `make run` prints once everything is ready: addresses, and commands to paste."""

import json
import secrets
from pathlib import Path

from .settings import REPOSITORY
from .stack import Stack

BENEFIT = "housing-allowance"


def welcome(stack: Stack) -> str:
    endpoints, given = stack.endpoints, stack.settings
    mail = f"{endpoints.smtp}  →  {_shown(given.mail)}/new/" if not given.given_smtp else "SMTP_URL, as given"
    database = f"psql -h 127.0.0.1 -p {stack.postgres.port} -U wniosek" if not given.given_database else "DATABASE_URL, as given"
    broker = endpoints.broker if not given.given_broker else f"{endpoints.broker}, as given"
    lines = [
        "",
        "Wniosek is ready.",
        f"  portal         {stack.url('intake')}/",
        f"  public API     {stack.url('intake')}/api/v1/benefits",
        f"  casework API   {stack.url('casework')}/api/v1/applications",
        f"  read models    {database}"
        + ("" if given.given_database else f"  (password: {_shown(stack.keys.database_password)})"),
        f"  log            {broker}, topic applications.{BENEFIT}.v1",
        f"  mail           {mail}",
        f"  documents      {_shown(given.state / 'documents')}",
        f"  paper forms    drop files into {_shown(given.state / 'importer' / 'inbox')} (docs/importing.md)",
        "",
        "File an application (the same command again is a retry: same reference, no second application):",
        "",
        *_indented(submission(stack)),
        "",
        "See it as a caseworker:",
        "",
        *_indented(caseworkers_list(stack)),
        "",
    ]
    return "\n".join(lines)


def submission(stack: Stack) -> list[str]:
    example = example_application()
    if example is None:
        return [f"(no example under schemas/forms/{BENEFIT}: see {stack.url('intake')}/api/v1/benefits/{BENEFIT}/form)"]
    return [
        f"curl -i {stack.url('intake')}/api/v1/benefits/{BENEFIT}/applications \\",
        "  -H 'Content-Type: application/json' \\",
        f"  -H 'Idempotency-Key: \"example-{secrets.token_hex(8)}\"' \\",
        f"  --data @{example.relative_to(REPOSITORY)}",
    ]


def caseworkers_list(stack: Stack) -> list[str]:
    token = _shown(stack.keys.token_file("anna.kowalska"))
    return [
        f"curl '{stack.url('casework')}/api/v1/applications?benefit={BENEFIT}' \\",
        f'  -H "Authorization: Bearer $(cat {token})"',
    ]


def example_application() -> Path | None:
    """The first valid one whose applicant left an e-mail address, so that mail is sent."""
    examples = sorted((REPOSITORY / "schemas" / "forms" / BENEFIT).glob("**/examples/valid/*.json"))
    return next((example for example in examples if "email" in _contact(example)), None)


def _contact(example: Path) -> dict[str, str]:
    return json.loads(example.read_text()).get("contact", {})


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _shown(path: Path) -> str:
    """Relative to the repository where that is shorter to paste."""
    local = (REPOSITORY / ".local").resolve()
    return f".local/{path.relative_to(local)}" if path.is_relative_to(local) else str(path)
