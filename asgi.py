"""The server around the dashboard: its language and safety headers from the first byte, and a warm start.

`streamlit run asgi.py`, `python asgi.py` and `uvicorn asgi:app` all serve the same `app`.
"""

import atexit
import gc
import importlib
import os
import pkgutil
import re
import sys
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import charts
import figures
from flows.texts import LANGUAGES, Texts
from indicators.ask import values
from indicators.build import current
from indicators.database import cursor

HERE = Path(__file__).parent
LANGUAGE_KEY = "taal"
# Everything Streamlit serves that is not a page of ours.
NOT_A_PAGE = ("/api/", "/static/", "/media/", "/component/", "/_stcore/", "/app/static/")
# Kept out of a page request: the answer is rewritten here, so it may be neither compressed nor remembered.
UNWANTED_REQUEST_HEADERS = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")

# Follows the address, since the language can change without a new page being fetched.
LANGUAGE_SCRIPT = f"""(() => {{
  const known = {list(LANGUAGES)!r};
  const apply = () => {{
    const asked = new URLSearchParams(location.search).get({LANGUAGE_KEY!r});
    document.documentElement.lang = known.includes(asked) ? asked : known[0];
  }};
  for (const name of ["pushState", "replaceState"]) {{
    const original = history[name];
    history[name] = function (...values) {{
      original.apply(this, values);
      apply();
    }};
  }}
  addEventListener("popstate", apply);
  apply();
}})();
"""


def security_headers(frame_ancestors: str | None = None) -> dict[str, str]:
    """The headers of every answer; `frame_ancestors` lists the sites that may embed the dashboard.

    Taken from GRONDSTOFFEN_FRAME_ANCESTORS when not given. Raises ValueError when the list would end its
    own directive and so could loosen the rest of the policy.
    """
    ancestors = frame_ancestors or os.environ.get("GRONDSTOFFEN_FRAME_ANCESTORS") or "'self'"
    if re.search(r"[;,\r\n]", ancestors):
        raise ValueError("GRONDSTOFFEN_FRAME_ANCESTORS: addresses separated by spaces, no ; or ,")
    policy = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",  # Streamlit's own components write style elements
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": ancestors,
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityHeaders:
    """Adds the safety headers to every answer."""

    def __init__(self, app, headers: dict[str, str]):
        self.app, self.headers = app, headers

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def language_of(query_string: bytes) -> str:
    """The language an address asks for; Dutch when it asks for none or for one we do not have."""
    asked = parse_qs(query_string.decode("latin-1")).get(LANGUAGE_KEY, [""])[-1]
    return asked if asked in LANGUAGES else LANGUAGES[0]


@lru_cache(maxsize=8)
def localise(page: bytes, lang: str) -> bytes:
    """Streamlit's start page in the language and under the name of this dashboard.

    The inline script goes (our policy forbids it) and so does the pointer to the interface for programs,
    which is switched off.
    """
    t = Texts(lang)
    html = page.decode("utf-8")
    html = re.sub(r"<html[^>]*>", f'<html lang="{lang}">', html, count=1)
    html = re.sub(r"<title>.*?</title>", f"<title>{t('server.title')}</title>", html, count=1)
    html = re.sub(r"<!--.*?-->\s*", "", html, flags=re.DOTALL)
    html = re.sub(r'<link rel="service-desc"[^>]*>\s*', "", html)
    html = re.sub(r"<script>.*?</script>", '<script src="./api/taal.js"></script>', html, flags=re.DOTALL)
    html = re.sub(
        r"<noscript>.*?</noscript>",
        f"<noscript><p>{t('server.no_script')}</p></noscript>",
        html,
        flags=re.DOTALL,
    )
    return html.encode("utf-8")


def is_html(start: dict) -> bool:
    """Whether an answer that begins like this is a page."""
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


async def send_page(send, start: dict, body: bytes, lang: str) -> None:
    """Send a rewritten page under headers that fit the new text."""
    headers = MutableHeaders(scope=start)
    for name in ("etag", "last-modified", "accept-ranges"):
        del headers[name]
    headers["content-length"] = str(len(body))
    headers["content-language"] = lang
    await send(start)
    await send({"type": "http.response.body", "body": body})


class PageLanguage:
    """Rewrites the served start page, so that `<html lang>` is right before any script has run."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NOT_A_PAGE):
            await self.app(scope, receive, send)
            return
        lang = language_of(scope["query_string"])
        wanted = [(k, v) for k, v in scope["headers"] if k.lower() not in UNWANTED_REQUEST_HEADERS]
        start, body = None, b""

        async def send_localised(message):
            nonlocal start, body
            if message["type"] == "http.response.start" and is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await send_page(send, start, localise(body, lang), lang)

        await self.app({**scope, "headers": wanted}, receive, send_localised)


async def healthy(_request) -> Response:
    """The database that is shown; 503 when there is none to show."""
    database = current()
    if database is None:
        return JSONResponse({"status": "no database"}, status_code=503)
    return JSONResponse({"status": "ok", "database": database.name})


async def language_script(_request) -> Response:
    """The script that keeps `<html lang>` equal to the language in the address."""
    return Response(
        LANGUAGE_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "public, max-age=3600"}
    )


def warm_up() -> None:
    """Load what the first visitor would otherwise wait for, and take it out of garbage collection.

    Streamlit collects garbage after every run of a page; frozen modules need not be looked at each time,
    which doubles the number of pages a second. Unfrozen at exit, so that the interpreter can clean up.
    """
    for room in (charts, figures):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    database = current()
    if database is not None:
        # The first question is a slow one: it opens the file and loads pandas.
        values(cursor(database), ["dmi"], dimensions=["scope"])
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)


@asynccontextmanager
async def lifespan(_app):
    """Warm up before the first visitor is let in."""
    warm_up()
    yield


app = st.App(
    HERE / "app.py",
    lifespan=lifespan,
    routes=[Route("/api/gezond", healthy), Route("/api/taal.js", language_script)],
    middleware=[Middleware(SecurityHeaders, headers=security_headers()), Middleware(PageLanguage)],
)

if __name__ == "__main__":
    # Through the command line, which also reads STREAMLIT_SERVER_PORT and its like.
    from streamlit.web.cli import main

    main(["run", __file__, *sys.argv[1:]])
