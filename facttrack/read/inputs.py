"""What a path, `-` or an address names: the inputs, each with a way to open it."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from facttrack.errors import ReadError
from facttrack.read.kinds import suffix_of
from facttrack.read.options import Limits, in_words

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
#: Browsers save what a page shows beside it in a folder of this name: pictures, scripts, styles.
SAVED_WITH_PAGE = ("_files", ".files")
TO_SMALLER = "split it, or write it as JSON Lines"


@dataclass(frozen=True)
class Input:
    """One file, stream or download. `where` names it in errors; `size` is in bytes where it is known.

    `address`, `charset` and `content_type` are what a server said of it.
    """

    where: str
    open: Callable[[], BinaryIO]
    suffix: str = ""
    size: int | None = None
    address: str | None = None
    charset: str | None = None
    content_type: str | None = None


def printable(name: str | os.PathLike[str]) -> str:
    """A path for a message: what cannot be printed stands as an escape."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def is_address(where: str) -> bool:
    """Whether `where` is meant as an address and not as a path."""
    return ADDRESS.match(where) is not None


def find_files(where: str) -> Iterator[Input | ReadError]:
    """The file that `where` names, or every file in that folder and below it, sorted by name.

    Hidden files and the resources that browsers save beside a page are left out, links that lead
    back to a folder on the way are not followed.
    """
    path = Path(where)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield trouble(where, error)
        return
    if stat.S_ISDIR(mode):
        found = False
        for found_input in _walk(path, frozenset()):
            found = True
            yield found_input
        if not found:
            yield ReadError(printable(where), "is a folder without files to read")
    else:
        yield _file(path)


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Input | ReadError]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield trouble(folder, error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
    for name in names:
        saved = next((name[: -len(end)] for end in SAVED_WITH_PAGE if name.endswith(end)), None)
        if name.startswith(".") or (saved is not None and saved in pages):
            continue
        path = folder / name
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield trouble(path, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, above | {here})
        elif stat.S_ISREG(mode):
            yield _file(path)
        else:
            yield ReadError(printable(path), "is no regular file")


def _file(path: Path) -> Input:
    status = path.stat()
    size = status.st_size if stat.S_ISREG(status.st_mode) else None
    return Input(printable(path), lambda: path.open("rb"), suffix_of(path.name), size)


def stream_input(stream: BinaryIO, where: str) -> Input:
    """An input that can be read once, as standard input is."""
    return Input(where, lambda: stream)


# --- reading -----------------------------------------------------------------------------------


class _Replay(io.RawIOBase):
    """What was read to look at an input, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def peek(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes of a stream, and the stream with them still to be read."""
    head = b""
    while len(head) < size and (part := stream.read(size - len(head))):
        head += part
    return head, io.BufferedReader(_Replay(head, stream), 1 << 18)


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream inside a gzip stream."""
    return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]


def whole(stream: BinaryIO, size: int | None, where: str, limits: Limits) -> bytes:
    """All of a document.

    Raises:
        ReadError: it is larger than the limit; what is known to be larger is not read at all.
    """
    limit = in_words(limits.document)
    if size is not None and size > limits.document:
        raise ReadError(where, f"holds {in_words(size)}, over the limit of {limit} for one document", TO_SMALLER)
    data = stream.read(limits.document + 1)
    if len(data) > limits.document:
        raise ReadError(where, f"holds more than {limit}, the limit for one document", TO_SMALLER)
    return data


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns what goes wrong while an input is read into a ReadError."""
    try:
        yield
    except ReadError:
        raise
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ReadError(where, f"is a broken gzip file ({error})") from None
    except OSError as error:
        raise trouble(where, error) from None


def trouble(where: str | os.PathLike[str], error: OSError | ValueError) -> ReadError:
    """What the system's answer means for the reader."""
    name = printable(where)
    match error:
        case FileNotFoundError():
            broken = Path(where).is_symlink()
            return ReadError(name, "is a link that leads nowhere" if broken else "there is no such file or folder")
        case PermissionError():
            return ReadError(name, "no permission to read it")
        case ValueError():
            return ReadError(name, "is no path")
        case OSError() if error.strerror:
            return ReadError(name, error.strerror[0].lower() + error.strerror[1:])
    return ReadError(name, "cannot be read")
