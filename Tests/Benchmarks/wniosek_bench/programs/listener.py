"""Says when each case of a read model became visible: `id seconds`, by the clock that all processes share.

Argument: the channel, which is the public schema. DATABASE_URL names the database. Ends when it is killed.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta

import psycopg
from psycopg import sql


def main() -> None:
    channel = sys.argv[1]
    since = datetime.now(UTC) - timedelta(minutes=1)
    seen: set[str] = set()
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as asking, psycopg.connect(url, autocommit=True) as listening:
        listening.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
        print("listening", flush=True)
        for notification in listening.notifies():
            now = time.monotonic()
            applications = json.loads(notification.payload)["applications"]
            if applications == "many":  # too many to be named: look, and take the time after that
                applications = _filed(asking, channel, since)
                now = time.monotonic()
            new = [application for application in applications if application not in seen]
            seen.update(new)
            print("".join(f"{application} {now:.6f}\n" for application in new), end="", flush=True)


def _filed(connection: psycopg.Connection, schema: str, since: datetime) -> list[str]:
    view = sql.Identifier(schema, "applications")
    statement = sql.SQL("select application_id::text from {} where filed_at >= %s").format(view)
    return [application for (application,) in connection.execute(statement, [since]).fetchall()]


if __name__ == "__main__":
    main()
