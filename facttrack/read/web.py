"""Downloads: http and https only, bounded in time, size and redirects."""

from __future__ import annotations

import io
import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from facttrack import __version__
from facttrack.errors import ReadError
from facttrack.read.inputs import Input
from facttrack.read.kinds import suffix_of
from facttrack.read.options import Limits, in_words

if TYPE_CHECKING:
    import httpx

ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/x-ndjson, */*;q=0.8"
LATER = "try again later"


def fetch(address: str, limits: Limits) -> Input:
    """What an address answers, after redirects.

    Raises:
        ReadError: another scheme, no answer in time, an error status, too many redirects or bytes.
    """
    where = without_password(address)
    scheme = address.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise ReadError(where, f"{scheme} addresses are not read", "only http and https are")
    import httpx

    try:
        with httpx.Client(
            follow_redirects=True,
            max_redirects=limits.redirects,
            timeout=limits.answer,
            headers={"User-Agent": f"facttrack/{__version__}", "Accept": ACCEPT},
        ) as client:
            return _download(client, address, where, limits)
    except httpx.HTTPError as error:
        raise _explain(error, where, limits) from None
    except (httpx.InvalidURL, ValueError):
        raise ReadError(where, "is no address") from None


def without_password(address: str) -> str:
    """An address as it may be printed and stored."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else address


def _download(client: httpx.Client, address: str, where: str, limits: Limits) -> Input:
    deadline = time.monotonic() + limits.address
    with client.stream("GET", address) as response:
        if response.status_code != HTTPStatus.OK:
            raise _refused(response.status_code, where)
        announced = response.headers.get("Content-Length", "")
        size = int(announced) if announced.isdecimal() and len(announced) < 19 else 0
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if time.monotonic() > deadline:
                raise ReadError(where, f"was not finished after {limits.address:g} seconds", LATER)
            if max(size, len(body)) > limits.document:
                break
        if max(size, len(body)) > limits.document:
            raise ReadError(where, f"answers with more than {in_words(limits.document)}, the limit for one document")
        data = bytes(body)
        final = without_password(str(response.url.copy_with(fragment=None)))
        return Input(
            where,
            lambda: io.BytesIO(data),
            suffix=_telling_suffix(response),
            size=len(data),
            address=final,
            charset=response.charset_encoding,
            content_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None,
        )


def _telling_suffix(response: httpx.Response) -> str:
    """The suffix of the address where the server does not say what it sends: `….jsonl` as text/plain."""
    content_type = response.headers.get("Content-Type", "")
    said_nothing = content_type.startswith(("text/plain", "application/octet-stream")) or not content_type
    suffix = suffix_of(response.url.path)
    return suffix if said_nothing and suffix in (".md", ".markdown", ".jsonl", ".ndjson", ".json") else ""


def _refused(status: int, where: str) -> ReadError:
    phrase = HTTPStatus(status).phrase.lower() if status in HTTPStatus._value2member_map_ else "no usual answer"
    todo = {401: "save the page and read the file", 403: "save the page and read the file", 404: "check the address"}
    return ReadError(where, f"answers {status} ({phrase})", todo.get(status, LATER if status >= 500 else ""))


def _explain(error: httpx.HTTPError, where: str, limits: Limits) -> ReadError:
    import httpx

    match error:
        case httpx.TimeoutException():
            return ReadError(where, f"does not answer within {limits.answer:g} seconds", LATER)
        case httpx.TooManyRedirects():
            return ReadError(where, f"leads on and on (more than {limits.redirects} redirects)")
        case httpx.UnsupportedProtocol():
            return ReadError(where, "leads to an address that is neither http nor https")
        case httpx.ConnectError():
            reason = "its certificate is not valid" if "CERTIFICATE" in str(error) else "check the address"
            return ReadError(where, "cannot be reached", reason)
        case httpx.DecodingError():
            return ReadError(where, "answers with broken compression")
    return ReadError(where, "breaks off while it answers", LATER)
