"""What the reading tests share: files to read, and a server on this machine to fetch from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from local_site import Answer, Site

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read import Overrides, read


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    site = Site("", {}, threading.Event())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = site.answers.get(self.path, Answer(b"not here", status=404))
            if answer.held:
                site.over.wait(20)
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body) if answer.announced is None else answer.announced))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Keeps the test's output quiet."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{httpd.server_address[1]}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    site.over.set()
    httpd.shutdown()
    httpd.server_close()
    thread.join(5)


@pytest.fixture
def site(server: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    server.answers.clear()
    server.over.clear()
    yield server
    server.over.set()


ReadText = Callable[..., Article]
ReadAll = Callable[..., list[Article | ReadError]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file and gives its path; characters are written as UTF-8, line ends as they are."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read_one(write: Callable[[str, str | bytes], Path]) -> ReadText:
    """The one article in a file of this name and content."""

    def read_one(name: str, content: str | bytes, **options: object) -> Article:
        (result,) = read(str(write(name, content)), Overrides(**options))  # type: ignore[arg-type]
        assert isinstance(result, Article), result
        return result

    return read_one


@pytest.fixture
def refusal(write: Callable[[str, str | bytes], Path]) -> Callable[[str, str | bytes], str]:
    """The one line that refuses a file of this name and content, without the path before it."""

    def refusal(name: str, content: str | bytes) -> str:
        path = write(name, content)
        (result,) = read(str(path))
        assert isinstance(result, ReadError), result
        line = str(result)
        assert "\n" not in line
        return line.removeprefix(str(path)).lstrip(", :")

    return refusal
