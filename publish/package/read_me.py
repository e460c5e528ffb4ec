"""The file to read first: what is in the package, what it may be used for, and what is missing."""

from flows.texts import Texts
from publish.edition import Edition
from publish.package.descriptor import FIRST
from publish.site.settings import publisher


def read_me(edition: Edition, described: dict, lang: str) -> str:
    """Markdown in one language."""
    t = Texts(lang)

    def of(told: dict, field: str) -> str:
        return told[field if lang == FIRST else f"{field}_{lang}"]

    known = publisher()
    lines = [f"# {of(described, 'title')}", ""]
    if edition.has_example:
        lines += [f"**{edition.notice(lang)}**", ""]
    lines += [of(described, "description"), ""]
    lines += [t("package.readme.version", version=described["version"], date=t.date(described["created"]),
                database=described["database"]), ""]
    chosen = t("package.readme.base_year", year=known["base_year"], reason=known[f"base_year_reason_{lang}"]) if (
        known["base_year"]) else t("package.readme.no_base_year")
    lines += [chosen, ""]
    lines += [f"## {t('package.readme.files')}", ""]
    lines += [f"- `{resource['path']}`: {of(resource, 'title')}" for resource in described["resources"]]
    lines += ["", f"## {t('package.readme.reading')}", ""]
    lines += [f"- {t(f'package.readme.{rule}')}" for rule in ("unknown", "status", "unit", "flags", "adding")]
    lines += ["", f"## {t('package.readme.rights')}", ""]
    lines += [t("package.readme.licence", name=known["licence_name"] or known["licence"], address=known["licence"])
              if known["licence"] else t("package.readme.no_licence"), "", t("package.readme.sources"), ""]
    if described["not_filled_in"]:
        lines += [f"## {t('package.readme.missing')}", ""]
        lines += [f"- {t(f'package.missing.{name}')}" for name in described["not_filled_in"]]
        lines += ["", t("package.readme.not_made_up"), ""]
    lines += [f"## {t('package.readme.history')}", ""]
    for one in described["history"]:
        changed = one["changes"]
        told = t("package.readme.first") if changed is None else t(
            "package.readme.changed", since=one["since"],
            **{kind: t.number(count) for kind, count in changed.items()})
        lines.append(f"- {one['version']} ({t.date(one['created'])}): {told}")
    return "\n".join(lines) + "\n"
