"""The public edition as the tests look at it: a few pages of every type, made once, and served where browsers need it.

To draw a figure takes a second, so only some pages are made whole; that every page can be made is tested without
drawing.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from publish.edition import Edition
from publish.site.build import Built, build

# Every type of page: cards, charts, a diagram of flows, maps, lists of measures, tables, links, terms, prose.
SOME = ("start", "stromen", "kaart", "provincies", "province.PV26", "methode", "wijzigingen", "downloads",
        "toegankelijkheid", "privacy")
HTML, TEXT = (".html",), (".html", ".csv", ".svg", ".json", ".xml", ".txt")
# Addresses in a page: attribute -> how many it holds.
REFERRING = ("href", "src", "srcset", "data-live", "data-vega", "data-look", "data-dark")


@dataclass(frozen=True)
class Site:
    """A made site: where it is, what it was made of, and what the build said."""

    root: Path
    base: str
    edition: Edition
    built: Built

    @cached_property
    def files(self) -> list[str]:
        """All its files, with slashes."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Its pages, read."""
        return {name: html.fromstring((self.root / name).read_bytes()) for name in self.files if name.endswith(HTML)}

    @cached_property
    def figures(self) -> list[str]:
        """The folders of its figures."""
        return [name.removesuffix("embed.html") for name in self.files if name.endswith("/embed.html")]

    def text(self, name: str) -> str:
        """A file as text."""
        return (self.root / name).read_text(encoding="utf-8-sig")

    def xml(self, name: str) -> etree._Element:
        """A file as XML."""
        return etree.fromstring((self.root / name).read_bytes())

    def file_of(self, address: str, here: str) -> str | None:
        """The file of the site that an address in the file `here` leads to; None when it leads elsewhere."""
        if address.startswith(self.base):
            address = address.removeprefix(self.base) or "index.html"
            target = Path(address.partition("#")[0].partition("?")[0])
        elif urlsplit(address).scheme:
            return None
        else:
            parts = urlsplit(address)
            root = self.root.resolve()
            start = root if parts.path.startswith("/") else (root / here).parent
            path = unquote(parts.path).lstrip("/")
            target = ((start / path).resolve() if path else root / here).relative_to(root)
        name = target.as_posix()
        return f"{name}/index.html".removeprefix("./") if (self.root / name).is_dir() else name


def made(edition: Edition, root: Path, base: str, only: tuple[str, ...] = SOME) -> Site:
    """A site of these pages."""
    return Site(root, base, edition, build(edition, root, base, only, processes=2))


def addresses(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every address in a page with the name of its attribute."""
    for element in page.iter():
        if isinstance(element.tag, str):
            for name in REFERRING:
                if element.get(name):
                    yield name, element.get(name)


def words(page: html.HtmlElement) -> str:
    """The text of a page, spaces as in a sentence."""
    return re.sub(r"\s+", " ", page.text_content())


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[str]:
    """The address of the files on this machine, with the site's own page for what is not there."""

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(root))

        def send_error(self, code, message=None, explain=None):
            page = (root / "404.html").read_bytes() if code == 404 else b""
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Files)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
