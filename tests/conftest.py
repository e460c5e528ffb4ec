"""What the tests share: a home of their own, the example database, the running dashboard, and Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indicators.build import build

if TYPE_CHECKING:
    from browsing import Visits

PROJECT = Path(__file__).parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 90


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty GRONDSTOFFEN_HOME for one test."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def example_home(tmp_path_factory) -> Path:
    """A GRONDSTOFFEN_HOME with the database of the bundled data, built once by the real build."""
    folder = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder))
        build()
    return folder


@pytest.fixture(scope="session")
def example_database(example_home) -> Path:
    """The file of the example database; read it only, every test shares it."""
    (database,) = example_home.glob("grondstoffen-*.duckdb")
    return database


@pytest.fixture
def in_example_home(example_home, monkeypatch) -> Path:
    """The example as the GRONDSTOFFEN_HOME of one test, for code that finds the database itself."""
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(example_home))
    return example_home


@dataclass(frozen=True)
class Server:
    """A running dashboard: where it listens and where it writes its log."""

    url: str
    log: Path


def answers(url: str) -> bool:
    """Whether an address answers with 200 now."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@contextmanager
def serving(home: Path, log: Path) -> Iterator[Server]:
    """The dashboard as `make run` starts it, on a free port of this machine, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "GRONDSTOFFEN_HOME": str(home),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "asgi.py"],
            cwd=PROJECT,
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", log)
            deadline = time.monotonic() + START_SECONDS
            while not answers(f"{server.url}/api/gezond"):
                stopped = process.poll() is not None
                if stopped or time.monotonic() > deadline:
                    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')[-4000:]}")
                time.sleep(0.1)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def server(example_home, tmp_path_factory) -> Iterator[Server]:
    """The dashboard on the example database, shared by all browser tests."""
    with serving(example_home, tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture
def fresh_server(example_home, tmp_path) -> Iterator[Server]:
    """A dashboard that nobody has visited yet."""
    with serving(example_home, tmp_path / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """Start the Chromium of this machine; without one the browser tests are skipped and say so."""
    named = os.environ.get("CHROMIUM")
    executable = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        pytest.skip("Chromium is missing: install the package 'chromium' or set CHROMIUM to its path")
    return {**browser_type_launch_args, "executable_path": executable, "args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="session")
def visits(browser, server) -> Iterator["Visits"]:
    """Every page as a visitor gets it, each loaded once for all the tests that look at it."""
    from browsing import Visits  # only browser tests pay for loading Playwright

    context = browser.new_context(locale="nl-NL")
    yield Visits(context, server.url)
    context.close()
