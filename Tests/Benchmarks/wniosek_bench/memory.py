"""Resident memory of a process while it works."""

import threading
import time
from pathlib import Path
from statistics import mean

_LOOK_EVERY = 0.2
MEGABYTE = 1_000_000


class MemoryWatch(threading.Thread):
    """Looks five times a second; the kernel's own peak is read as well, so that nothing between two looks is missed."""

    def __init__(self, pid: int) -> None:
        super().__init__(name=f"memory of {pid}", daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self._ended = threading.Event()
        self._looks: list[tuple[float, int]] = []
        self.peak = 0

    def run(self) -> None:
        self._look()
        while not self._ended.wait(_LOOK_EVERY):
            self._look()

    def end(self) -> None:
        self._ended.set()
        self.join()

    def thirds(self, began: float, ended: float) -> tuple[float, float] | None:
        """Mean of the middle and of the last third of a time, in bytes; None when it was too short to say."""
        third = (ended - began) / 3
        middle = self._between(began + third, ended - third)
        last = self._between(ended - third, ended)
        return (mean(middle), mean(last)) if min(len(middle), len(last)) >= 3 else None

    def _between(self, began: float, ended: float) -> list[int]:
        return [size for moment, size in self._looks if began <= moment <= ended]

    def _look(self) -> None:
        try:
            lines = self._status.read_text().splitlines()
        except OSError:  # the process is gone
            return
        sizes = {name: int(rest.split()[0]) * 1024 for name, _, rest in (line.partition(":") for line in lines)
                 if name in ("VmRSS", "VmHWM")}  # fmt: skip
        if "VmRSS" in sizes:  # a zombie has none
            self._looks.append((time.monotonic(), sizes["VmRSS"]))
            self.peak = max(self.peak, sizes["VmHWM"])
