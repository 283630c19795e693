"""What the worker is started with, all of it from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingsError(Exception):
    """One sentence for every setting that is wrong, without its value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`timeout`: seconds one document may take. `queue`: documents that may wait while all workers render."""

    host: str
    port: int
    workers: int
    timeout: float
    maximum_bytes: int
    memory_bytes: int
    queue: int
    stylesheet: Path

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "Settings":
        wrong: list[str] = []

        def number(name: str, default: int, least: int, most: int) -> int:
            text = environment.get(name) or str(default)
            if text.isascii() and text.isdecimal() and least <= int(text) <= most:
                return int(text)
            wrong.append(f"{name} has to be a whole number from {least} to {most}.")
            return default

        stylesheet = Path(environment.get("PDF_STYLESHEET") or "schemas/portal/assets/portal.css")
        if not os.access(stylesheet, os.R_OK):
            wrong.append("PDF_STYLESHEET has to be the path of the portal's style sheet, portal.css.")
        settings = Settings(
            host=environment.get("PDF_HOST") or "127.0.0.1",
            port=number("PDF_PORT", 8090, 1, 65535),
            workers=number("PDF_WORKERS", 1, 1, 64),
            timeout=number("PDF_TIMEOUT_S", 20, 1, 600),
            maximum_bytes=number("PDF_MAXIMUM_BYTES", 1_048_576, 1, 64 * 1_048_576),
            memory_bytes=number("PDF_MEMORY_MB", 768, 256, 65_536) * 1_048_576,
            queue=number("PDF_QUEUE", 8, 1, 1000),
            stylesheet=stylesheet.absolute(),
        )
        if wrong:
            raise SettingsError("\n".join(wrong))
        return settings
