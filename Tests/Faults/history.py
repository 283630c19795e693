"""Checks the whole history after a fault: log, read models, mail and ledger against the receipts that were given."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.topic import Record, Topic

SETTLED_WITHIN = 240.0


@dataclass(frozen=True, slots=True)
class History:
    topic: Topic
    read_models: ReadModels
    mailbox: Mailbox

    def await_settled(self, receipts: list[dict[str, Any]]) -> None:
        """Both read models have every receipt and the ledger has nothing left to do."""
        ids = [receipt["applicationId"] for receipt in receipts]
        for table in ("housing_allowance.applications", "applicant_status.applications"):
            self.read_models.await_rows(
                f"every receipt in {table}",
                len(ids),
                f"select 1 from {table} where application_id = any(%s::uuid[])",
                ids,
                within=SETTLED_WITHIN,
            )
        self.read_models.await_rows(
            "every confirmation settled in the ledger",
            len(ids),
            "select 1 from notifier.message where application_id = any(%s::uuid[]) and template = 'confirmation'"
            " and state not in ('pending', 'sending')",
            ids,
            within=SETTLED_WITHIN,
        )

    def problems(self, receipts: list[dict[str, Any]], lost: Collection[str] = ()) -> list[str]:
        """`lost`: Message-IDs that the ledger forgot after it had sent them; these may have arrived twice."""
        return [
            *self._log_problems(receipts),
            *self._read_model_problems(receipts),
            *self._mail_problems(receipts, lost),
        ]

    def unknown(self, receipts: list[dict[str, Any]]) -> int:
        """Messages of which nobody can say whether they arrived."""
        return sum(row["state"] == "unknown" for row in self._ledger(receipts))

    def _log_problems(self, receipts: list[dict[str, Any]]) -> list[str]:
        records = {(record.partition, record.offset): record for record in self.topic.read()}
        found = []
        for receipt in receipts:
            record = records.get((receipt["partition"], receipt["offset"]))
            if record is None:
                found.append(f"no record at the position of receipt {receipt['reference']}")
            elif not _is_of(record, receipt):
                found.append(f"another record at the position of receipt {receipt['reference']}")
        return found

    def _read_model_problems(self, receipts: list[dict[str, Any]]) -> list[str]:
        """Every receipt is a case that begins with its event. What else is in the read models: see projected.py."""
        found = []
        begun = self._rows_by_application("select application_id, event_id::text from housing_allowance.timeline where version = 1")
        for schema in ("housing_allowance", "applicant_status"):
            known = self._rows_by_application(f"select application_id, reference from {schema}.applications")
            for receipt in receipts:
                row = known.get(receipt["applicationId"])
                if row is None:
                    found.append(f"{schema} lacks {receipt['applicationId']}")
                elif row["reference"].replace("-", "") != receipt["reference"].replace("-", ""):
                    found.append(f"{schema} gives {receipt['applicationId']} another reference")
        for receipt in receipts:
            if begun.get(receipt["applicationId"], {}).get("event_id") != receipt["eventId"]:
                found.append(f"{receipt['applicationId']} begins with another event than its receipt")
        return found

    def _rows_by_application(self, sql: str) -> dict[str, dict[str, Any]]:
        return {str(row["application_id"]): row for row in self.read_models.rows(sql)}

    def _mail_problems(self, receipts: list[dict[str, Any]], lost: Collection[str]) -> list[str]:
        arrived = Counter(message_id.strip("<> ") for message_id in self.mailbox.message_ids().elements())
        ledger = {row["application_id"]: row for row in self._ledger(receipts)}
        found = []
        for receipt in receipts:
            row = ledger.get(receipt["applicationId"])
            if row is None:
                found.append(f"the ledger lacks the confirmation of {receipt['reference']}")
                continue
            count = arrived[row["message_id"].strip("<> ")]
            allowed = {"sent": [1], "unknown": [0, 1]}.get(row["state"], [])
            if row["message_id"] in lost:
                allowed = [times + 1 for times in allowed] + allowed
            if count not in allowed:
                found.append(f"{count} confirmations of {receipt['reference']}, the ledger says {row['state']}")
        return found

    def _ledger(self, receipts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return self.read_models.rows(
            "select application_id::text, message_id, state from notifier.message"
            " where template = 'confirmation' and application_id = any(%s::uuid[])",
            [receipt["applicationId"] for receipt in receipts],
        )


def _is_of(record: Record, receipt: dict[str, Any]) -> bool:
    return (
        record.key == receipt["applicationId"].encode()
        and record.header("ce_id") == receipt["eventId"]
        and json.loads(record.value or b"{}").get("dataSha256") == receipt["dataSha256"]
    )
