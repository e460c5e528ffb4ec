"""Where everything of the site stands: addresses that stay, whatever changes in the code or in the figures.

    at = Addresses("https://grondstoffen.example.nl/")
    at.page("en", "doelen")                         # "en/targets.html"
    at.figure("nl", "abiotisch-gebruik")            # "figuur/abiotisch-gebruik/", with index.html and its files
    at.absolute("figuur/abiotisch-gebruik/")
    relative("assets/site.css", "en/targets.html")  # "../assets/site.css"

Files are named in full (`index.html`), so that the site also works from a disk.
"""

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.texts import LANGUAGES, Texts

# Where `python -m http.server` shows the site to who made it; readers of a published site need the real one.
LOCAL = "http://localhost:8000/"


@dataclass(frozen=True)
class Addresses:
    """See the module. `base` is the whole address of the start page, with a slash at its end.

    Raises ValueError for a base that is no address of a website.
    """

    base: str = LOCAL

    def __post_init__(self):
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise ValueError(f"not the address of a website: {self.base!r}")
        object.__setattr__(self, "base", self.base.rstrip("/") + "/")

    def page(self, lang: str, key: str) -> str:
        """The file of a page."""
        return f"{start(lang)}{Texts(lang)(f'site.address.{key}')}.html"

    def within(self, lang: str, kind: str, name: str) -> str:
        """The file of one page of several of a kind, such as that of a province."""
        return f"{start(lang)}{Texts(lang)(f'site.address.{kind}')}/{slug(name)}.html"

    def figure(self, lang: str, name: str) -> str:
        """The folder of a figure."""
        return f"{start(lang)}{Texts(lang)('site.address.figure')}/{name}/"

    def absolute(self, path: str) -> str:
        """The whole address of a file of the site; a folder stands for its start page."""
        return self.base + re.sub(r"(^|/)index\.html$", r"\1", path)

    @property
    def root(self) -> str:
        """The start page within its server: "/" or "/grondstoffen/"."""
        return urlsplit(self.base).path


def start(lang: str) -> str:
    """The folder of a language: Dutch stands at the top."""
    return "" if lang == LANGUAGES[0] else f"{lang}/"


def relative(path: str, here: str) -> str:
    """How the file at `here` links to the file at `path`."""
    way = posixpath.relpath(path, posixpath.dirname(here) or ".")
    return f"{way}/" if path.endswith("/") else way


def slug(name: str) -> str:
    """A name as part of an address: lower-case letters, digits and hyphens ("Fryslân" is "fryslan")."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
