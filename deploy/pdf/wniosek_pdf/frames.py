"""Messages between the worker and a renderer: a kind of one byte, a length of four, the bytes."""

import os
import select
import struct
import time

READY = b"R"
DOCUMENT = b"D"
PDF = b"P"
NO_LAYOUT = b"N"
BROKEN = b"B"

_HEAD = struct.Struct(">cI")


class Closed(Exception):
    """The other side is gone."""


class TooLate(Exception):
    """The deadline came before the message."""


def write(descriptor: int, kind: bytes, content: bytes) -> None:
    rest = memoryview(_HEAD.pack(kind, len(content)) + content)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        raise Closed from error


def read(descriptor: int, deadline: float | None = None) -> tuple[bytes, bytes]:
    """`deadline`: of `time.monotonic()`; none waits for ever."""
    kind, length = _HEAD.unpack(_exactly(descriptor, _HEAD.size, deadline))
    return kind, _exactly(descriptor, length, deadline)


def _exactly(descriptor: int, count: int, deadline: float | None) -> bytes:
    parts: list[bytes] = []
    while count:
        if deadline is not None and not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TooLate
        part = os.read(descriptor, min(count, 1 << 20))
        if not part:
            raise Closed
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
