"""What the portal says while a server behind it is away, and that nothing is lost by it."""

from pathlib import Path

from wniosek_local.stack import Stack
from wniosek_testing.portal.examples import Example
from wniosek_testing.portal.filling import file, fill_to_review, filed, send
from wniosek_testing.portal.instance import second_intake
from wniosek_testing.portal.visitor import Visitor
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic

FORM = "housing-allowance/dodatek-mieszkaniowy/1"
NOBODY = "127.0.0.1:1"


def test_without_the_database_forms_are_filed_and_only_the_status_is_away(
    stack: Stack, resident: Resident, topic: Topic, tmp_path: Path
) -> None:
    with second_intake(stack, tmp_path, DATABASE_URL=f"postgresql://nobody@{NOBODY}/none") as url:
        visitor = Visitor(url)
        receipt = file(visitor, Example(FORM, resident.application())).receipt
        record = topic.record_at(receipt["partition"], receipt["offset"])
        assert record.json["answers"]["applicant"]["pesel"] == resident.pesel
        form = visitor.get("/stan-sprawy").form
        token = form.one("input", name="_token").get("value") or ""
        fields = [("_token", token), ("reference", receipt["reference"]), ("code", receipt["trackingCode"])]
        answer = visitor.post("/stan-sprawy", fields)
        assert (answer.status, answer.headers["Cache-Control"]) == (503, "no-store")
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.tree.one("main").first("a", href="/"), "it leads to what still works"
        assert receipt["trackingCode"] not in answer.body.decode()


def test_without_the_broker_nothing_is_confirmed_and_the_answers_stay(
    stack: Stack, portal: str, resident: Resident, topic: Topic, tmp_path: Path
) -> None:
    with second_intake(stack, tmp_path, KAFKA_BOOTSTRAP_SERVERS=NOBODY) as url:
        visitor = Visitor(url)
        review = fill_to_review(visitor, Example(FORM, resident.application()))
        answer = visitor.send(review, review.form)
        assert answer.status == 503
        assert answer.heading == "Chwilowo nie możemy potwierdzić wniosku"
        again = visitor.send(answer, answer.form)
        assert again.status == 503, "trying again is harmless"
    later = Visitor(portal, visitor.cookies)
    receipt = filed(later, send(later, later.get(review.path))).receipt
    record = topic.record_at(receipt["partition"], receipt["offset"])
    assert record.json["answers"]["applicant"]["pesel"] == resident.pesel


def test_without_the_pdf_worker_pages_stay_and_no_pdf_is_promised_that_does_not_come(stack: Stack, tmp_path: Path) -> None:
    with second_intake(stack, tmp_path, PDF_WORKER_URL=f"http://{NOBODY}/pdf") as url:
        visitor = Visitor(url)
        assert visitor.get("/kontakt").status == 200
        answer = visitor.get("/pdf/kontakt")
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "PDF" in answer.heading
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
