"""What the tests share: a home of their own, the example database, the running dashboard, and Chromium."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from figures.desk import Desk
from indicators.build import build
from indicators.database import cursor

if TYPE_CHECKING:
    from browsing import Visits
    from playwright.sync_api import BrowserContext, Page
    from sites import Site
    from streamlit.testing.v1 import AppTest

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
    # Nearly every script runs once here: to make it faster first takes longer than to run it.
    "--js-flags=--no-opt",
)
START_SECONDS = 90
# Below the ports that a system hands out by itself, so that nobody is given one between choosing and using it.
PORTS, PORTS_PER_WORKER = 20_000, 500

# How long an example takes says something of the machine and nothing of the property.
settings.register_profile("patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of the website first: they share one site, so one process runs them all, which takes a while."""
    items.sort(key=lambda item: not item.path.stem.startswith("test_site"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Keep in one process what shares something made for it: the tests of a file, and both files that use the visits.

    Other tests of the screens share the example only, which is there for all: each goes to the first free process.
    """
    from xdist.scheduler import LoadScopeScheduling

    class BySharing(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = Path(nodeid.partition("::")[0]).stem
            if file in ("test_axe", "test_browser"):
                return "visits"
            if file.startswith("test_site"):
                return "site"
            return nodeid if file.startswith(("test_browser_", "test_pages_")) else file

    return BySharing(config, log)


def worker() -> int | None:
    """The number of this test process among those that share the work; None when it does all of it."""
    name = os.environ.get("PYTEST_XDIST_WORKER")
    return None if name is None else int(name.removeprefix("gw"))


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """An empty GRONDSTOFFEN_HOME for one test. What is delivered there is small: starting threads takes longer."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(folder))
    connect = duckdb.connect

    def connect_small(*file, **settings) -> duckdb.DuckDBPyConnection:
        return connect(*file, **(settings or {"config": {"threads": 1}}))

    monkeypatch.setattr(duckdb, "connect", connect_small)
    return folder


@pytest.fixture(scope="session")
def example_home(tmp_path_factory) -> Path:
    """A GRONDSTOFFEN_HOME with the database of the bundled data, built once by the real build.

    All test processes share it: the first to come builds, the others wait and find the build there.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if worker() is not None else base) / "example_home"
    with FileLock(folder.with_suffix(".lock")), pytest.MonkeyPatch.context() as patch:
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


@pytest.fixture
def changed_home(example_home, tmp_path) -> Callable[..., Path]:
    """Makes a copy of the example home in which statements in SQL were carried out."""

    def changed(*statements: str) -> Path:
        home = shutil.copytree(example_home, tmp_path / "home", ignore=shutil.ignore_patterns("readings"))
        (file,) = home.glob("grondstoffen-*.duckdb")
        with duckdb.connect(str(file)) as connection:
            for statement in statements:
                connection.execute(statement)
        return home

    return changed


@pytest.fixture(scope="session")
def desk(example_database) -> Callable[..., Desk]:
    """A desk on the example, by language."""
    asked = cursor(example_database)
    return lambda lang="nl": Desk(lambda question: asked.execute(question).df(), lang)


@pytest.fixture
def show(request, example_home, monkeypatch) -> Callable[..., "AppTest"]:
    """Opens the screen PAGE of these tests, with choices in its address; `page.figures` are what it drew, by id."""
    from screens import open_page

    from pages.parts.screen import Screen

    drawn = []
    original = Screen.show

    def watched(self, figure, *args, **kwargs):
        drawn.append(figure)
        return original(self, figure, *args, **kwargs)

    monkeypatch.setattr(Screen, "show", watched)

    def opened(home=example_home, **query):
        drawn.clear()
        page = open_page(request.module.PAGE, home, monkeypatch, **query)
        assert not page.exception
        page.figures = {figure.id: figure for figure in drawn}
        return page

    return opened


@pytest.fixture(scope="session")
def example_site(example_database, tmp_path_factory) -> "Site":
    """Pages of the public edition of every type, with example data, made once for all tests that look at them."""
    from sites import made

    from publish.edition import Edition

    base = f"http://127.0.0.1:{free_port()}/"
    return made(Edition(example_database, allow_example=True), tmp_path_factory.mktemp("site") / "example", base)


@pytest.fixture(scope="session")
def real_site(example_database, tmp_path_factory) -> "Site":
    """The same pages without leave for example data."""
    from sites import made

    from publish.edition import Edition

    return made(Edition(example_database), tmp_path_factory.mktemp("site") / "real", "https://example.nl/grondstoffen/")


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


def free_port() -> int:
    """A port where nothing listens, from a range of this test process alone: no other can choose it meanwhile."""
    start = PORTS + PORTS_PER_WORKER * (worker() or 0)
    for port in random.sample(range(start, start + PORTS_PER_WORKER), PORTS_PER_WORKER):
        with socket.socket() as attempt:
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no free port from {start} on")


@contextmanager
def serving(home: Path, log: Path) -> Iterator[Server]:
    """The dashboard as `make run` starts it, on a free port of this machine, until the block ends."""
    port = free_port()
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
def reader(browser_type, browser_type_launch_args, tmp_path_factory) -> Iterator[Callable[[str], "BrowserContext"]]:
    """The browser of a person, by name. Like that of any reader it keeps the program of the dashboard, so that this is
    fetched and compiled once.

    Their systems ask for no more movement than needed: what fades in is drawn many times over.
    """
    opened: dict[str, BrowserContext] = {}

    def browser_of(name: str) -> "BrowserContext":
        if name not in opened:
            opened[name] = browser_type.launch_persistent_context(
                tmp_path_factory.mktemp(name), locale="nl-NL", reduced_motion="reduce", **browser_type_launch_args)
        return opened[name]

    yield browser_of
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(reader, server) -> Iterator[Callable[..., "Page"]]:
    """Opens a page by its name and waits until it stands still; a whole address, that of a link which was sent, is for
    somebody else.
    """
    from browsing import WIDE, address, settle

    pages = []

    def opened(path: str, size: tuple[int, int] = WIDE, **query: str):
        sent = path.startswith(server.url)
        pages.append(reader("receiver" if sent else "sender").new_page())
        page = pages[-1]
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(path if sent else address(server.url, path, **query))
        settle(page)
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def visits(reader, server) -> "Visits":
    """Every page as a visitor gets it, each loaded once for all the tests that look at it."""
    from browsing import Visits  # only browser tests pay for loading Playwright

    return Visits(reader("sender"), server.url)
