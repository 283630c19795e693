"""Whose rights the database and the broker run with: root lends them to an unprivileged user."""

import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

from .errors import StackError


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    user: int
    group: int


def server_account() -> Account | None:
    """None: run as whoever started us, who is not root."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("WNIOSEK_UNPRIVILEGED_USER", "postgres")
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise StackError(
            f"PostgreSQL refuses to run as root and there is no user {name!r}: "
            "create it, or name another one in WNIOSEK_UNPRIVILEGED_USER."
        ) from None
    return Account(name, entry.pw_uid, entry.pw_gid)


def own_folder(folder: Path, account: Account | None, mode: int = 0o700) -> None:
    """Makes `folder` and gives it, with all in it, to the account."""
    folder.mkdir(parents=True, exist_ok=True)
    owner = folder.stat().st_uid
    wanted = account.user if account else os.geteuid()
    if owner != wanted:
        if os.geteuid() != 0:
            raise StackError(
                f"{folder} belongs to another user, so it was made as root: "
                "run as root again, or wipe it with 'sudo make clean-local'."
            )
        for path in [folder, *folder.rglob("*")]:
            shutil.chown(path, account.user if account else None, account.group if account else None)
    folder.chmod(mode)
