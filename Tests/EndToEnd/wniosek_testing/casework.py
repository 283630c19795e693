"""The casework API with one caseworker's token."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .api import Answer, Api
from .residents import BENEFIT


class Casework:
    def __init__(self, url: str, token: str | None) -> None:
        self.api = Api(url)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def list(self, query: str = "") -> Answer:
        return self.api.request("GET", f"/api/v1/applications?benefit={BENEFIT}{query}", headers=self._headers)

    def every_id(self) -> Sequence[str]:
        """The ids of all cases, page by page."""
        ids = []
        after = ""
        while True:
            page = self.list(f"&limit=200{after}")
            assert page.status == 200, page.body
            ids += [entry["applicationId"] for entry in page.json["applications"]]
            if "next" not in page.json:
                return ids
            after = f"&after={page.json['next']}"

    def show(self, application: str) -> Answer:
        return self.api.request("GET", f"/api/v1/applications/{application}", headers=self._headers)

    def assess(self, application: str) -> Answer:
        return self.api.request("GET", f"/api/v1/applications/{application}/assessment", headers=self._headers)

    def append(self, application: str, kind: str, expected_version: int, data: Any) -> Answer:
        body = json.dumps({"type": kind, "expectedVersion": expected_version, "data": data}).encode()
        headers = self._headers | {"Content-Type": "application/json"}
        return self.api.request("POST", f"/api/v1/applications/{application}/events", body, headers)


def registration(number: int = 1) -> dict[str, Any]:
    return {"caseNumber": f"DM.8230.{number}.2026", "registeredOn": today().isoformat()}


def grant(number: int = 1) -> dict[str, Any]:
    return {
        "outcome": "granted",
        "decisionNumber": f"DM.8230.{number}.2026/1",
        "decidedOn": today().isoformat(),
        "amountGrosze": 34150,
        "period": {"from": _first_of_month(1).isoformat(), "to": (_first_of_month(7) - timedelta(days=1)).isoformat()},
    }


def today() -> date:
    """As the office's calendar has it: nothing is registered or decided before it was filed."""
    return datetime.now(ZoneInfo("Europe/Warsaw")).date()


def _first_of_month(months_ahead: int) -> date:
    month = today().year * 12 + today().month - 1 + months_ahead
    return date(month // 12, month % 12 + 1, 1)
