"""A PDF as poppler's tools see it."""

import re
import subprocess
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .visitor import Visitor


@dataclass(frozen=True)
class Pdf:
    file: Path

    @staticmethod
    def saved(visitor: Visitor, path: str, folder: Path) -> "Pdf":
        """What an address answers, kept in a file."""
        answer = visitor.get(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf"), (path, answer.status)
        file = folder / "page.pdf"
        file.write_bytes(answer.body)
        return Pdf(file)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Such as Title, Tagged and Pages."""
        lines = _run("pdfinfo", self.file).splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @cached_property
    def text(self) -> str:
        """In the order of reading, one space for any run of white space."""
        return " ".join(_run("pdftotext", "-layout", self.file, "-").split())

    @property
    def is_universally_accessible(self) -> bool:
        """Whether it says that it is PDF/UA-1."""
        return 'pdfuaid:part="1"' in _run("pdfinfo", "-meta", self.file)

    @property
    def language(self) -> str | None:
        """Of the whole document."""
        found = re.search(rb"/Lang ?\(([^)]*)\)", _objects(self.file.read_bytes()))
        return found[1].decode() if found else None

    @property
    def structure(self) -> str:
        """Its tags with their texts."""
        return _run("pdfinfo", "-struct-text", self.file)


def _run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


def _objects(document: bytes) -> bytes:
    """The document with its compressed streams opened."""
    opened = [document]
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream[1]))
        except zlib.error:
            continue
    return b"\n".join(opened)
