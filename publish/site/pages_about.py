"""Pages about the figures and about the site itself: method, changes, downloads, accessibility, privacy."""

from figures import overzicht
from figures.provenance import sources_sql
from flows.texts import catalogue
from publish.site.content import Links, Listing, Notice, Page, Prose, Terms
from publish.site.press import Press
from publish.site.settings import publisher

LIMITS = ("primary", "sf", "correlation", "energy", "extraction", "negative", "break", "municipal")
# Sources that a figure or a target of this edition stands on.
USED = """
    with used as (
        select source_id from core.observation
        union select source_id from meta.target
        union select unnest(string_split(source, ';')) from result.indicator_value
    )
    select title, publisher, published, licence, url
    from {sources} where source_id in (select source_id from used)
    order by publisher, title
"""


def method(press: Press, key: str) -> Page:
    """What each figure means, what it stands on, and what it cannot say."""
    desk, t = press.desk, press.t
    records = desk.rows("from meta.indicator order by indicator")
    named = [(f"{row[f'name_{t.lang}']} ({desk.unit(row['unit'])})",
              f"{row[f'definition_{t.lang}']} {row[f'method_{t.lang}']}") for _, row in records.iterrows()]
    statuses = desk.rows(f"select status, name_{t.lang} as name, definition_{t.lang} as text from code_list.statuses "
                         "order by rank")
    used = desk.rows(USED.format(sources=sources_sql(t.lang)))
    used["published"] = used["published"].map(t.when, na_action="ignore")
    columns = {name: t(f"data_en_methode.sources.{name}") for name in ("title", "publisher", "published", "licence")}
    listed = used[list(columns)].fillna(t("data_en_methode.sources.no_date")).rename(columns=columns)
    terms = sorted(((t(name), t(f"{name.removesuffix('.term')}.text"))
                    for name in catalogue(t.lang) if name.startswith("glossary.") and name.endswith(".term")),
                   key=lambda pair: pair[0].lower())
    links = [(row.title, row.url, row.publisher) for row in used.dropna(subset=["url"]).itertuples()]
    return press.page(key, [
        press.section(t("site.methode.measures"), press.prose("methode.measures_text"), Terms(named)),
        press.section(t("site.methode.limits"), Prose([t(f"data_en_methode.limits.{name}") for name in LIMITS])),
        press.section(t("site.methode.status"), press.prose("methode.status_text"),
                      Terms([(f"{row.status}: {row.name}", row.text) for row in statuses.itertuples()])),
        press.section(t("site.methode.origins"), Prose([t("overzicht.origins.intro")]),
                      Listing(overzicht.origins(desk), t("overzicht.origins.caption"))),
        press.section(t("site.methode.sources"), press.prose("methode.sources_text"),
                      Listing(listed, t("data_en_methode.sources.caption", n=len(listed))),
                      Links(links)),
        press.section(t("site.methode.terms"), Terms(terms)),
    ])


def changes(press: Press, key: str) -> Page:
    """What has changed: the writer adds the editions, which are known only when all figures are made."""
    t = press.t
    return press.page(key, [
        press.section(t("site.wijzigingen.now"), press.prose(
            "wijzigingen.now_text", version=press.edition.version, date=t.date(press.edition.built_at))),
        press.section(t("site.wijzigingen.deliveries"),
                      Listing(overzicht.origins(press.desk), t("overzicht.origins.caption"))),
    ])


def downloads(press: Press, key: str) -> Page:
    """All rows, and all figures; the writer adds the list of files."""
    t = press.t
    columns = [(name, t(f"site.downloads.column.{name}")) for name in (
        "indicator", "region", "year", "dimension", "category", "value", "standard_error", "unit", "status", "flags",
        "source")]
    return press.page(key, [
        press.section(t("site.downloads.columns"), press.prose("downloads.columns_text"), Terms(columns))])


def accessibility(press: Press, key: str) -> Page:
    """The statement, in the order of the model of the Dutch government."""
    t, known = press.t, publisher()
    name = known["organisation"] or t("site.toegankelijkheid.nobody")
    values = {"name": name, "address": press.at.absolute(press.path("start")), "date": t.date(press.edition.built_at)}

    def said(*keys: str) -> Prose:
        return press.prose(*(f"toegankelijkheid.{one}" for one in keys), **values)

    evidence = [said("evidence")]
    evidence.append(Links([(t("site.toegankelijkheid.report"), known["audit"], "")]) if known["audit"] else
                    said("no_report"))
    contact = Links([(known["contact"].removeprefix("mailto:"), known["contact"], "")]) if known["contact"] else (
        Notice([t("site.no_contact")]))
    return press.page(key, [
        press.section(t("site.toegankelijkheid.scope"), said("wants", "scope_text")),
        press.section(t("site.toegankelijkheid.status"), said("status_letter", "status_text")),
        press.section(t("site.toegankelijkheid.known"), said("known_text", "known_1", "known_2", "known_3")),
        press.section(t("site.toegankelijkheid.evidence_title"), *evidence),
        press.section(t("site.toegankelijkheid.measures"), said("measures_text")),
        press.section(t("site.toegankelijkheid.feedback"), said("feedback_text"), contact),
        press.section(t("site.toegankelijkheid.enforcement"), said("enforcement_text")),
        press.section(t("site.toegankelijkheid.signed"), said("signed_text")),
    ])


def privacy(press: Press, key: str) -> Page:
    """What this site knows of its readers: nothing."""
    t, known = press.t, publisher()
    log = t("site.privacy.log_days", days=known["log_days"]) if known["log_days"] else t("site.privacy.log_unknown")
    contact = Links([(known["contact"].removeprefix("mailto:"), known["contact"], "")]) if known["contact"] else (
        Notice([t("site.no_contact")]))
    return press.page(key, [
        press.section(t("site.privacy.readers"), press.prose("privacy.readers_text"), Prose([log])),
        press.section(t("site.privacy.figures"), press.prose("privacy.figures_text")),
        press.section(t("site.privacy.embed"), press.prose("privacy.embed_text")),
        press.section(t("site.privacy.contact"), contact),
    ])

