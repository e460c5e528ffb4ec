"""The server around the dashboard: language, headers and health, asked without a browser."""

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import streamlit

import asgi
from flows.texts import LANGUAGES, Texts

START_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()


def ask(url: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_start_page_is_ours(lang):
    page = asgi.localise(START_PAGE, lang).decode("utf-8")
    assert f'<html lang="{lang}">' in page
    assert f"<title>{Texts(lang)('server.title')}</title>" in page
    assert Texts(lang)("server.no_script") in page
    assert '<script src="./api/taal.js"></script>' in page
    assert '<div id="root"></div>' in page
    for gone in ("<script>", "service-desc", "<!--", "<title>Streamlit"):
        assert gone not in page


@pytest.mark.parametrize(
    ("query", "lang"),
    [(b"", "nl"), (b"taal=en", "en"), (b"regio=PV26&taal=en", "en"), (b"taal=%22%3E", "nl")],
)
def test_the_address_decides_the_language(query, lang):
    assert asgi.language_of(query) == lang


def test_scripts_come_from_this_server_only():
    policy = asgi.security_headers()["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert policy.endswith("frame-ancestors 'self'")


def test_the_embedding_sites_can_be_named_but_end_nothing():
    named = asgi.security_headers("'self' https://intranet.example.nl")["Content-Security-Policy"]
    assert named.endswith("frame-ancestors 'self' https://intranet.example.nl")
    with pytest.raises(ValueError, match="FRAME_ANCESTORS"):
        asgi.security_headers("'self'; script-src *")


@pytest.mark.parametrize("path", ["/", "/een-diepe-koppeling"])
@pytest.mark.parametrize(("query", "lang"), [("", "nl"), ("?taal=en", "en")])
def test_lang_is_right_for_a_client_that_wants_gzip(server, path, query, lang):
    with ask(f"{server.url}{path}{query}", **{"Accept-Encoding": "gzip", "Accept": "text/html"}) as answer:
        body = answer.read()
        assert f'<html lang="{lang}">'.encode() in body
        assert int(answer.headers["Content-Length"]) == len(body)
        assert answer.headers["Content-Language"] == lang


def test_every_answer_carries_the_headers(server):
    for path in ("/", "/api/gezond", "/api/taal.js", "/favicon.png"):
        with ask(server.url + path) as answer:
            for name, value in asgi.security_headers().items():
                assert answer.headers[name] == value


def test_health_names_the_database(server, example_database):
    with ask(f"{server.url}/api/gezond") as answer:
        assert json.load(answer) == {"status": "ok", "database": example_database.name}


def test_the_interface_for_programs_is_off(server):
    request = urllib.request.Request(f"{server.url}/_stcore/agent/interact", data=b"{}", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code in (403, 404)
