"""Submits a form again and again by a fixed schedule, each time as a new application, whatever the answers take.

Arguments: address, path, file with the form, prefix of the keys, submissions a second, seconds, connections. Prints one
JSON array: of each submission when it was due, when its receipt had come, and the application's id.
"""

import asyncio
import json
import sys
import time
from urllib.parse import urlsplit

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_PATIENCE = 30.0


class Submitter:
    def __init__(self, url: str, path: str, body: bytes, prefix: str) -> None:
        address = urlsplit(url)
        self._host, self._port = address.hostname or "", address.port or 80
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
            f'Content-Length: {len(body)}\r\nIdempotency-Key: "{prefix}-'
        )
        self._body = body
        self._idle: asyncio.Queue[Connection] = asyncio.Queue()

    async def run(self, rate: float, seconds: float, connections: int) -> list[tuple[float, float, str]]:
        for _ in range(connections):
            self._idle.put_nowait(await asyncio.open_connection(self._host, self._port))
        start = time.monotonic() + 0.1
        async with asyncio.TaskGroup() as group:
            tasks = []
            for number in range(round(rate * seconds)):
                due = start + number / rate
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                tasks.append(group.create_task(self._submit(number, due)))
        return [task.result() for task in tasks]

    async def _submit(self, number: int, due: float) -> tuple[float, float, str]:
        async with asyncio.timeout(_PATIENCE):
            connection = await self._idle.get()
            reader, writer = connection
            writer.write(f'{self._head}{number}"\r\n\r\n'.encode() + self._body)
            status, answer = await _answer(reader)
            received = time.monotonic()
        self._idle.put_nowait(connection)
        if status != 201:
            raise RuntimeError(f"a submission was answered with {status}: {answer[:300].decode(errors='replace')}")
        return due, received, json.loads(answer)["receipt"]["applicationId"]


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status, *lines = head.split("\r\n")
    headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in lines)}
    return int(status.split()[1]), await reader.readexactly(int(headers["content-length"]))


def main() -> None:
    url, path, file, prefix = sys.argv[1:5]
    rate, seconds, connections = float(sys.argv[5]), float(sys.argv[6]), int(sys.argv[7])
    with open(file, "rb") as form:
        submitter = Submitter(url, path, form.read(), prefix)
    try:
        answers = asyncio.run(submitter.run(rate, seconds, connections))
    except ExceptionGroup as failures:
        sys.exit(f"{len(failures.exceptions)} submissions failed, the first: {failures.exceptions[0]!r}")
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
