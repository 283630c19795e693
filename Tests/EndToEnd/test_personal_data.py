"""Personal data stays in sealed values, read models and mail: nowhere else, on good days and bad ones."""

import uuid

from wniosek_local.services import SERVICES
from wniosek_local.stack import Stack
from wniosek_testing.api import Api
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic


def test_no_log_metric_key_or_header_holds_personal_data(
    stack: Stack, intake: Intake, anna: Casework, mailbox: Mailbox, topic: Topic, read_models: ReadModels, resident: Resident
) -> None:
    canaries = resident.secrets
    key = f"personal-{resident.number}"

    # the good way
    receipt = intake.submit(resident.application(), key).json["receipt"]
    application = receipt["applicationId"]
    read_models.await_case(application)
    assert anna.append(application, "registered", 1, registration()).status == 200
    assert anna.append(application, "decided", 2, grant()).status == 200
    mailbox.await_messages(resident.email, 2)
    assert intake.status_of(receipt).status == 200

    # the bad ways
    wrong = resident.application()
    wrong["applicant"][resident.surname] = resident.pesel
    wrong["contact"]["email"] = f"{resident.email}@"
    assert intake.submit(wrong, key + "-wrong").status == 422
    assert intake.submit_bytes(f'{{"pesel": "{resident.pesel}" {resident.surname}'.encode(), key + "-malformed").status == 400
    assert intake.status(resident.surname, resident.pesel).status == 404
    assert anna.append(application, "note-added", 3, {"text": resident.surname, resident.email: 1}).status == 422
    bad_value = f"{resident.surname} {resident.pesel} {resident.email}".encode()
    bad = topic.append(str(uuid.uuid4()).encode(), bad_value, {})
    parked = read_models.await_rows(
        "the record parked by each follower",
        3,
        "select reason, detail from projection.parked where partition = %s and record_offset = %s",
        bad.partition,
        bad.offset,
    )

    def seen_in(where: str, text: str) -> list[str]:
        return [f"{canary!r} in {where}" for canary in canaries if canary in text]

    found = [hit for row in parked for hit in seen_in("projection.parked", f"{row['reason']} {row['detail']}")]
    for service in SERVICES:
        found += seen_in(f"the log of {service.name}", stack.log.file_of(service.name).read_text(errors="replace"))
        metrics = Api(stack.url(service.admin_port)).request("GET", "/metrics")
        assert metrics.status == 200
        found += seen_in(f"/metrics of {service.name}", metrics.body.decode())
    for server in ("broker", "mail", "postgres"):
        found += seen_in(f"the log of {server}", stack.log.file_of(server).read_text(errors="replace"))
    records = topic.read()
    assert any(record.header("ce_subject") == application for record in records)
    for record in records:
        outside = [record.key or b"", *(part for name, value in record.headers for part in (name.encode(), value or b""))]
        found += seen_in("a key or header", b" ".join(outside).decode(errors="replace"))
    assert found == []
