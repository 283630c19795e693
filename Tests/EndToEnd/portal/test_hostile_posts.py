"""Ten thousand posts that no browser makes: none breaks the service, saves what it may not, or writes a name into a log."""

import http.client
import threading
from collections import Counter
from urllib.parse import quote, urlsplit

import pytest
from wniosek_local.services import SERVICES
from wniosek_local.stack import Stack
from wniosek_testing.api import Answer, Api, read_answer
from wniosek_testing.portal.examples import Example
from wniosek_testing.portal.filling import begin
from wniosek_testing.portal.hostile import URLENCODED, HostilePosts, Post, Target
from wniosek_testing.portal.visitor import Visitor, multipart
from wniosek_testing.residents import Resident

POSTS = 10_000
WORKERS = 4
SEED = 20_261_124
HOUSING = Example.of("housing-allowance/dodatek-mieszkaniowy/1", "najem-rodzina-z-dziecmi")
FORMS = [
    (HOUSING, ["applicant", "contact", "home", "household", "income", "expenses"]),
    (Example.of("family-benefits/zasilek-rodzinny/1", "dwoje-dzieci-rok-szkolny"), ["applicant", "children", "attachments"]),
    (Example.of("social-assistance/zgloszenie/1", "szkola-o-dziecku"), ["need", "person", "attachments", "declarations"]),
]


def wrong_with(post: Post, answer: Answer) -> str | None:
    """What an answer to such a post may not be."""
    headers = answer.headers
    if answer.status >= 500:
        return f"{answer.status}"
    if "content-security-policy" not in headers or headers.get("x-content-type-options") != "nosniff":
        return f"{answer.status} without the headers of a page"
    if headers.get("cache-control") != "no-store":
        return f"{answer.status} may be stored: {headers.get('cache-control')}"
    if answer.status != 303 and headers.get("content-type") != "text/html; charset=utf-8":
        return f"{answer.status} is no page: {headers.get('content-type')}"
    if not post.may_save and "__Host-szkic" in headers.get("set-cookie", ""):
        return f"{answer.status} kept something of a post that came from elsewhere"
    return None


class Worker(threading.Thread):
    """Posts over one connection that is kept open."""

    def __init__(self, url: str, posts: HostilePosts, count: int) -> None:
        super().__init__()
        address = urlsplit(url)
        self._connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        self._posts, self._count = posts, count
        self.statuses: Counter[int] = Counter()
        self.findings: list[str] = []

    def run(self) -> None:
        for number in range(self._count):
            post = self._posts.next()
            try:
                self._connection.request(post.method, post.path, post.body, post.headers)
                answer = read_answer(self._connection)
            except (http.client.HTTPException, OSError) as error:
                self._connection.close()
                # A body over every limit may be cut off while it is still being sent.
                wrong = None if len(post.body) >= 1_000_000 else repr(error)
            else:
                self.statuses[answer.status] += 1
                wrong = wrong_with(post, answer)
            if wrong:
                headers = {name: value[:200] for name, value in post.headers.items()}
                self.findings.append(
                    f"{number}: {post.method} {post.path[:200]}: {wrong}; {headers}, {len(post.body)} bytes {post.body[:300]!r}"
                )


def test_no_hostile_post_breaks_the_service_or_leaves_a_name_in_a_log(stack: Stack, portal: str, resident: Resident) -> None:
    canaries = resident.secrets
    workers = []
    for number in range(WORKERS):
        targets = [Target.of(portal, example, sections) for example, sections in FORMS]
        workers.append(Worker(portal, HostilePosts(SEED + number, targets, canaries), POSTS // WORKERS))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    findings = [finding for worker in workers for finding in worker.findings]
    assert not findings, "\n".join(findings[:20])
    statuses = sum((worker.statuses for worker in workers), Counter[int]())
    assert {200, 303, 400, 403, 404, 405, 413, 415, 422} - statuses.keys() <= {200}, f"every kind of answer was given: {statuses}"
    for canary in canaries:
        assert Visitor(portal).get(f"/szukaj?q={quote(canary)}").status == 200
    assert seen_elsewhere(stack, canaries) == []
    # and it still does what it is there for
    assert begin(Visitor(portal), HOUSING).status == 200


def seen_elsewhere(stack: Stack, canaries: list[str]) -> list[str]:
    """Where canaries stand outside of answers and cookies."""
    places = {f"the log of {service.name}": _log(stack, service.name) for service in SERVICES}
    places["/metrics of intake"] = Api(stack.url("intake-admin")).request("GET", "/metrics").body.decode()
    return [f"{canary!r} in {place}" for place, text in places.items() for canary in canaries if canary in text]


def _log(stack: Stack, service: str) -> str:
    file = stack.log.file_of(service)
    assert file.exists(), f"{service} has a log"
    return file.read_text(errors="replace")


@pytest.mark.parametrize("text", ["a", "\x01", "ż", '"', "\\"], ids=["letters", "control characters", "two bytes", "quotes", "backslashes"])
def test_a_text_longer_than_any_form_wants_is_refused_and_the_service_goes_on(portal: str, text: str) -> None:
    visitor = Visitor(portal)
    page = begin(visitor, HOUSING)
    token = page.form.one("input", name="_token").get("value") or ""
    for section in ("applicant", "home", "contact"):
        names = [name for control in visitor.get(f"{HOUSING.start}/krok/{section}").form.all() if (name := control.get("name"))]
        for size in (1_200_000, 80_000):
            fields = [("_token", token), (next(name for name in names if name.startswith("/")), text * size)]
            body, media_type = multipart(fields, [])
            answer = visitor.request("POST", f"{HOUSING.start}/krok/{section}", body, {"Content-Type": media_type})
            assert answer.status == 413 or size < 1_000_000 and answer.status in (303, 422), answer.status
    review = visitor.get(f"{HOUSING.start}/podsumowanie")
    assert (review.status, review.path) == (200, f"{HOUSING.start}/podsumowanie"), "the draft was not lost by it"
    assert review.problems, "and nothing of it can be sent"


def test_a_connection_serves_the_next_visitor_after_a_hostile_one(portal: str) -> None:
    address = urlsplit(portal)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    connection.request("POST", f"{HOUSING.start}/krok/applicant", b"_token=%zz", {"Content-Type": URLENCODED})
    assert read_answer(connection).status in (303, 400)
    connection.request("GET", HOUSING.start)
    assert read_answer(connection).status == 200
