"""The public API as a resident's program sees it."""

import json
from typing import Any

from .api import Answer, Api
from .residents import BENEFIT

SUBMISSIONS = f"/api/v1/benefits/{BENEFIT}/applications"


class Intake:
    def __init__(self, url: str) -> None:
        self.api = Api(url)

    def submit(self, application: Any, key: str) -> Answer:
        return self.submit_bytes(json.dumps(application, ensure_ascii=False).encode(), key)

    def submit_bytes(self, body: bytes, key: str, media_type: str = "application/json") -> Answer:
        return self.api.request("POST", SUBMISSIONS, body, submission_headers(key) | {"Content-Type": media_type})

    def submit_on(self, form: str, application: Any, key: str) -> Answer:
        """`form`: benefit, form and version, as in the folders of schemas/forms."""
        benefit, name, version = form.split("/")
        path = f"/api/v1/benefits/{benefit}/forms/{name}/{version}/applications"
        return self._post(path, application, key)

    def supplement(self, receipt: dict[str, Any], content: dict[str, Any], key: str) -> Answer:
        body = {"trackingCode": receipt["trackingCode"], **content}
        return self._post(f"/api/v1/applications/{receipt['reference']}/supplements", body, key)

    def withdraw(self, receipt: dict[str, Any], key: str, **content: Any) -> Answer:
        body = {"trackingCode": receipt["trackingCode"], **content}
        return self._post(f"/api/v1/applications/{receipt['reference']}/withdrawal", body, key)

    def _post(self, path: str, body: Any, key: str) -> Answer:
        return self.api.request("POST", path, json.dumps(body, ensure_ascii=False).encode(), submission_headers(key))

    def status(self, reference: str, tracking_code: str) -> Answer:
        body = json.dumps({"reference": reference, "trackingCode": tracking_code}).encode()
        return self.api.request("POST", "/api/v1/status", body, {"Content-Type": "application/json"})

    def status_of(self, receipt: dict[str, Any]) -> Answer:
        return self.status(receipt["reference"], receipt["trackingCode"])


def submission_headers(key: str) -> dict[str, str]:
    return {"Content-Type": "application/json", "Idempotency-Key": f'"{key}"'}
