# SPDX-License-Identifier: MIT
"""Writing a file whole or not at all, as the command does."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the place, sync, then rename: whatever stops it, the old file or the new one is there, whole.

    A link is followed; a device or a pipe is written as it is. A file that is replaced keeps its permissions.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # a directory is refused by the system
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(2, "no such folder to write it into", str(path))
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "a file that may not be written", str(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.part")
    # Never more open than the file that it replaces; else as the umask says.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        if mode is not None:
            os.chmod(beside, mode)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
