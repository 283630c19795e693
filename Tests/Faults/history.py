"""Checks the whole history after a fault: log, read models, mail and ledger against the receipts that were given."""

import json
from collections import Counter, defaultdict
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

    def problems(self, receipts: list[dict[str, Any]]) -> list[str]:
        return [*self._log_problems(receipts), *self._read_model_problems(receipts), *self._mail_problems(receipts)]

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
        found = []
        events = {receipt["applicationId"]: receipt["eventId"] for receipt in receipts}
        filed = {record.key.decode() for record in self.topic.read() if record.key and record.value}
        models = (
            ("housing_allowance", "timeline", "event_id::text"),
            ("applicant_status", "history", "null::text"),
        )
        for schema, table, event_column in models:
            rows = self.read_models.rows(
                f"select application_id::text, reference, version from {schema}.applications order by application_id"
            )
            known = {row["application_id"]: row for row in rows}
            found += [f"{schema} lacks {application}" for application in events.keys() - known.keys()]
            found += [f"{schema} has {application}, which is not in the log" for application in known.keys() - filed]
            steps = defaultdict(list)
            for row in self.read_models.rows(
                f"select application_id::text, version, event_kind, {event_column} as event from {schema}.{table}"
                " order by application_id, version"
            ):
                steps[row["application_id"]].append(row)
            for receipt in receipts:
                application = receipt["applicationId"]
                row, versions = known.get(application), [step["version"] for step in steps[application]]
                if row is None:
                    continue
                if row["reference"].replace("-", "") != receipt["reference"].replace("-", ""):
                    found.append(f"{schema} gives {application} another reference")
                if versions != list(range(1, row["version"] + 1)):
                    found.append(f"{schema}: versions of {application} are {versions}, the case has {row['version']}")
                if steps[application] and steps[application][0]["event"] not in (None, receipt["eventId"]):
                    found.append(f"{schema}: {application} begins with another event than its receipt")
        return found

    def _mail_problems(self, receipts: list[dict[str, Any]]) -> list[str]:
        arrived = Counter(message_id.strip("<> ") for message_id in self.mailbox.message_ids().elements())
        ledger = {row["application_id"]: row for row in self._ledger(receipts)}
        found = []
        for receipt in receipts:
            row = ledger.get(receipt["applicationId"])
            if row is None:
                found.append(f"the ledger lacks the confirmation of {receipt['reference']}")
                continue
            count = arrived[row["message_id"].strip("<> ")]
            allowed = {"sent": (1,), "unknown": (0, 1)}.get(row["state"], ())
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
