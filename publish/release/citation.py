"""How to refer to a release: in words, and as a file in the Citation File Format (https://citation-file-format.github.io)."""

import json
from dataclasses import dataclass

from flows.texts import LANGUAGES, Texts
from publish.edition import Edition
from publish.site.settings import publisher


@dataclass(frozen=True)
class Cited:
    """What a reference needs: name of the release, ISO time when it was made, and its address ("" where unknown)."""

    name: str
    made_at: str
    address: str


def in_words(edition: Edition, cited: Cited, lang: str) -> str:
    """A sentence to copy. A publisher or address that nobody filled in is said to be missing, not made up."""
    t = Texts(lang)
    known = publisher()
    text = t("release.citation.text", publisher=known["organisation"] or t("release.citation.no_publisher"),
             year=cited.made_at[:4], title=t("package.title"), name=cited.name, database=edition.version,
             date=t.date(cited.made_at))
    where = t("release.citation.address", address=cited.address) if cited.address else ""
    return " ".join(filter(None, (edition.notice(lang), text, where)))


def plain(edition: Edition, cited: Cited) -> str:
    """The sentences in every language, one paragraph each."""
    return "\n\n".join(in_words(edition, cited, lang) for lang in LANGUAGES) + "\n"


def cff(edition: Edition, cited: Cited) -> str:
    """`CITATION.cff`; JSON texts are YAML texts."""
    t = Texts("en")
    known = publisher()
    author = known["organisation"] or t("release.citation.no_publisher")
    title = t("package.example_title", title=t("package.title")) if edition.has_example else t("package.title")
    lines = {
        "cff-version": "1.2.0",
        "message": edition.notice("en") or t("release.citation.message"),
        "title": title,
        "type": "dataset",
        "version": cited.name,
        "date-released": cited.made_at[:10],
        **({"url": cited.address} if cited.address else {}),
        **({"license-url": known["licence"]} if known["licence"] else {}),
        "abstract": t("package.description"),
    }
    said = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in lines.items()]
    identifier = json.dumps(f"database {edition.version}")
    return "\n".join([
        *said, "authors:", f"  - name: {json.dumps(author, ensure_ascii=False)}",
        "identifiers:", "  - type: other", f"    value: {identifier}",
    ]) + "\n"
