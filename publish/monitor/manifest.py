"""What is in a pack, for machines and for who opens its folder: a manifest, hashes, and a text to read first."""

import json
from collections.abc import Mapping

from publish.monitor.archive import digest
from publish.monitor.contents import Contents

NAME, HASHES = "manifest", "SHA256SUMS"


def manifest(contents: Contents, files: Mapping[str, bytes], of_figures: Mapping[int, list[str]]) -> bytes:
    """The manifest; `of_figures` are the files of each figure by its number. It holds the hash of every file."""
    selection = contents.selection
    told = {
        "title": contents.title,
        "language": contents.lang,
        "region": selection.region,
        "base_year": selection.base_year,
        "size": selection.size,
        "formats": list(selection.formats),
        "figures_version": contents.edition.version,
        "figures_built_at": contents.edition.built_at,
        "example_data": contents.is_example,
        "notice": contents.notice,
        "figures": [
            {
                "number": one.number, "id": one.item.id, **one.item.options, "title": one.figure.words.title,
                "unit": one.figure.words.unit, "source": one.figure.words.source, "status": one.figure.words.status,
                "vintage": one.figure.words.vintage, "alt": one.figure.alt, "warnings": one.figure.words.said,
                "example_data": one.figure.words.example, "files": of_figures[one.number],
            }
            for one in contents.shown
        ],
        "without_data": [{"id": one.item.id, "title": one.title, "why": one.why, "commands": list(one.commands)}
                         for one in contents.missing],
        "files": {name: {"bytes": len(content), "sha256": digest(content)} for name, content in files.items()},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def hashes(files: Mapping[str, bytes]) -> bytes:
    """The hash of every file, as `sha256sum --check` reads it."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in files.items()).encode("utf-8")


def readme(contents: Contents) -> bytes:
    """What the folder holds, in plain words."""
    t = contents.t
    lines = [contents.title, contents.version, *filter(None, [contents.notice]), "", t("pack.readme")]
    lines += [f" - {t(f'pack.holds.{form}')}" for form in contents.selection.formats]
    lines += [f" - {t('pack.readme_rest')}", "", t("pack.readme_figures")]
    lines += [f"{one.number:>2}. {one.caption}" for one in contents.shown]
    if contents.missing:
        lines += ["", f"{t('pack.word.data_missing')}:"]
        lines += [f" - {one.title}. {one.why} {' '.join(one.commands)}" for one in contents.missing]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
