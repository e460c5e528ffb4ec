"""The package described as Frictionless Data wants it: resources, fields, keys, references, licence and sources."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flows import boundaries
from flows.texts import LANGUAGES, Texts
from publish.edition import Edition
from publish.package.tables import TableOut
from publish.site.settings import publisher

FIRST = LANGUAGES[0]
# The id of what the shapes come from; it is in no table.
BOUNDARIES = "boundaries"
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "geojson": "application/geo+json",
         "json": "application/json"}


@dataclass(frozen=True)
class Resource:
    """A file of the package: its name, the key of its texts, path and format.

    `schema` is the Table Schema of a CSV; `sources` are the ids of what is in it; `units` by column where no schema
    tells them.
    """

    name: str
    topic: str
    path: Path
    format: str
    schema: dict | None
    sources: list[str]
    units: dict[str, str] = field(default_factory=dict)

    def described(self, root: Path, known: dict[str, dict]) -> dict:
        """It as a Frictionless resource. `known` are the sources by id, as Frictionless writes them."""
        content = self.path.read_bytes()
        return {
            "name": self.name,
            "type": "table" if self.schema else "file",
            "profile": "tabular-data-resource" if self.schema else "data-resource",
            **said(f"package.resource.{self.topic}", "title"),
            "path": self.path.relative_to(root).as_posix(),
            "format": self.format,
            "mediatype": MEDIA[self.format],
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            **licences(),
            **({"sources": [known[name] for name in self.sources if name in known]} if self.sources else {}),
            **({"schema": self.schema} if self.schema else {}),
            **({"units": self.units} if self.units else {}),
        }


def schema(table: TableOut, types: dict[str, str]) -> dict:
    """The Table Schema of a table. A unit that differs by row is in the column that `unitField` names."""
    fields = []
    for name, kind in types.items():
        unit = {"unit": table.units[name]} if name in table.units else {}
        unit |= {"unitField": table.unit_in[name]} if name in table.unit_in else {}
        constraints = {"constraints": table.constraints[name]} if name in table.constraints else {}
        fields.append({"name": name, "type": kind, **of_column(name), **unit, **constraints})
    references = [
        {"fields": list(here), "reference": {"resource": resource, "fields": list(there)}}
        for here, (resource, there) in table.refers.items()
    ]
    return {"fields": fields, "missingValues": [""], "primaryKey": table.key,
            **({"foreignKeys": references} if references else {})}


def of_column(name: str) -> dict[str, str]:
    """What a column holds. One that ends in a language is what its stem is, in that language."""
    stem, _, ending = name.rpartition("_")
    if ending not in LANGUAGES:
        return said(f"package.field.{name}", "description")
    return in_languages("description", lambda t: f"{t(f'package.field.{stem}')} ({t(f'package.language.{ending}')})")


def said(key: str, field: str) -> dict[str, str]:
    """A text of the catalogue in every language."""
    return in_languages(field, lambda t: t(key))


def in_languages(field: str, of: Callable[[Texts], str]) -> dict[str, str]:
    """A text in every language: the first one in the field itself, others in `<field>_<language>`."""
    return {field if lang == FIRST else f"{field}_{lang}": of(Texts(lang)) for lang in LANGUAGES}


def licences() -> dict:
    """The licence that the publisher gives, where one was chosen."""
    known = publisher()
    if not known["licence"]:
        return {}
    return {"licenses": [{"name": known["licence_name"], "path": known["licence"]}]}


def known_sources(edition: Edition) -> dict[str, dict]:
    """Every source as Frictionless writes it, with the terms that its publisher gives, by id."""
    lines = boundaries.credit()
    found = {BOUNDARIES: {"title": lines.line(FIRST), "path": lines.source_url, "licence": lines.licence}}
    for row in edition.rows("from meta.source order by source_id").itertuples():
        about = {"title": f"{row.publisher}: {row.title}", "path": row.url, "licence": row.licence}
        found[row.source_id] = {key: text for key, text in about.items() if isinstance(text, str)}
    return found


def missing() -> list[str]:
    """What the publisher has not filled in yet that a reader or data.overheid.nl needs: names of settings."""
    return [name for name in ("organisation", "organisation_uri", "contact", "licence") if not publisher()[name]]


def descriptor(edition: Edition, version: str, base: str | None, resources: list[Resource], root: Path,
               history: list[dict]) -> dict:
    """`datapackage.json` as a dictionary."""
    known = publisher()
    sources = known_sources(edition)
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "data-package",
        "name": "grondstoffendashboard-utrecht",
        **({"id": base} if base else {}),
        **in_languages("title", lambda t: title(edition, t)),
        **said("package.description", "description"),
        **(in_languages("notice", lambda t: edition.notice(t.lang)) if edition.has_example else {}),
        "has_example_data": edition.has_example,
        "version": version,
        "created": edition.built_at,
        "database": edition.version,
        **({"homepage": base} if base else {}),
        **({"contributors": [{"title": known["organisation"], "role": "publisher"}]} if known["organisation"] else {}),
        **licences(),
        "not_filled_in": missing(),
        "base_year": {"year": known["base_year"] or None, "reason_nl": known["base_year_reason_nl"],
                      "reason_en": known["base_year_reason_en"]},
        "resources": [resource.described(root, sources) for resource in resources],
        "history": history,
    }


def title(edition: Edition, t: Texts) -> str:
    """What the package is called; it opens with the word for example data when there are any."""
    called = t("package.title")
    return t("package.example_title", title=called) if edition.has_example else called
