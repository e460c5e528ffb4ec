"""The public edition as files: whole, linked, light, telling what it stands on, in both languages."""

import re
from itertools import pairwise

import pytest
from lxml import html
from PIL import Image
from sites import SOME, addresses, words

from flows.texts import LANGUAGES, Texts, catalogue
from publish.edition import Published
from publish.site.addresses import Addresses, relative, slug
from publish.site.plan import FOOT, MENU, plan
from publish.site.press import Press
from publish.site.writing import POLICY

# The most that a page may weigh with all it shows, without the shared script.
HEAVIEST = 300_000
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Numbers that are no figures: of standards, of what is tested, of widths, and in names.
NO_FIGURES = (" 2.2", "320 pixels", "320 pixel", "UTF-8", "NL01")


def shown(site, press: Press) -> list[str]:
    """The pages that the tests made, in a language."""
    return [press.path(key) for key in SOME]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_asked_for_is_there_with_its_title(example_site, lang):
    press = Press(example_site.edition, lang, Addresses(example_site.base))
    titles = set()
    for path in shown(example_site, press):
        page = example_site.pages[path]
        assert page.get("lang") == lang
        (heading,) = page.findall(".//h1")
        title = page.findtext(".//title")
        assert title.startswith(heading.text_content().strip())
        titles.add(title)
    assert len(titles) == len(SOME)


def test_there_is_a_page_for_every_screen_and_every_province(example_site):
    keys = plan(Press(example_site.edition, "nl", Addresses()))
    assert [len([key for key in keys if key.startswith(kind)]) for kind in ("province.", "indicator.")] == [12, 6]
    assert {"monitor", "bedrijvigheid", "eigen_organisatie", "bouw", "beleid", "afval", "gemeenten"} <= set(keys)
    assert set(MENU) | set(FOOT) == {key for key in keys if "." not in key}


def test_every_link_leads_somewhere(example_site):
    """Also to a place within a page, and from the page for what is not there, which stands at any depth.

    Of the pages that the tests did not make only the address is looked at.
    """
    lost, unmade = [], set()
    for lang in LANGUAGES:
        press = Press(example_site.edition, lang, Addresses())
        unmade |= {press.path(key) for key in plan(press) if key not in SOME}
    for name, page in example_site.pages.items():
        for _, address in addresses(page):
            target = example_site.file_of(address, name)
            if target is None or target in unmade:
                continue
            if target not in example_site.files:
                lost.append(f"{name}: {address}")
            elif (place := address.partition("#")[2]) and not example_site.pages[target].xpath(f"//*[@id='{place}']"):
                lost.append(f"{name}: {address} has no such place")
    assert lost == []


def test_nothing_is_left_that_no_page_links_to(example_site):
    linked = {example_site.file_of(address, name) for name, page in example_site.pages.items()
              for _, address in addresses(page)}
    shared = {example_site.file_of(meta.get("content"), name) for name, page in example_site.pages.items()
              for meta in page.findall(".//meta") if meta.get("property") == "og:image"}
    known = {"404.html", "robots.txt", "sitemap.xml", "site.json", "assets/embed.js", "index.html"}
    orphans = [name for name in example_site.files
               if name not in linked | shared | known and not name.endswith("/embed.html")]
    assert orphans == []


def test_no_page_holds_a_script_or_a_rule_or_asks_another_server(example_site):
    for name, page in example_site.pages.items():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == [POLICY], name
        assert page.xpath("//style | //*[@style] | //script[not(@src)]") == [], name
        assert [key for element in page.iter() for key in element.attrib if key.startswith("on")] == [], name
        for kind, address in addresses(page):
            element_loads = kind != "href"
            assert not (element_loads and example_site.file_of(address, name) is None), f"{name}: {address}"
        assert all(example_site.file_of(address, name) for address in page.xpath("//link[@rel!='canonical']/@href"))


def test_a_page_is_ordered_for_who_hears_it(example_site):
    for name, page in example_site.pages.items():
        levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1 and levels.count(1) == 1, name
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, f"{name}: {levels}"
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{name}: {sorted({one for one in ids if ids.count(one) > 1})}"
        assert len(page.findall(".//main")) == 1, name
        assert all(len(image.get("alt")) > 20 for image in page.iter("img")), name
        assert all(len(set(link.text_content().strip())) > 1 for link in page.iter("a")), name


def test_every_figure_has_a_table_with_it(example_site):
    for name, page in example_site.pages.items():
        figures = page.findall(".//figure")
        if name.endswith("embed.html"):
            assert len(figures) == 1
            continue
        for figure in figures:
            (table,) = figure.getparent().findall(".//table")
            assert table.findtext("caption")
            assert table.xpath("thead//th[@scope='col']") and table.xpath("tbody//th[@scope='row']")
            assert figure.find("figcaption") is not None


def test_every_figure_says_its_unit_source_status_and_date(example_site):
    for folder in example_site.figures:
        page = example_site.pages[f"{folder}index.html"]
        t = Texts(page.get("lang"))
        said = {term.text_content() for term in page.findall(".//figcaption//dt")}
        for part in ("unit", "source", "status", "vintage"):
            assert t(f"charts.{part}") in said, f"{folder}: {part}"


def test_a_page_is_light(example_site):
    """All of it: the page, its style and script, and of every figure the picture and the chart that takes over."""
    heavy = {}
    for name, page in example_site.pages.items():
        files = {example_site.file_of(address, name) for kind, address in addresses(page)
                 if kind in ("src", "srcset", "data-live", "data-look", "data-dark")}
        files |= {example_site.file_of(address, name) for address in page.xpath("//link[@rel='stylesheet']/@href")}
        narrow = {one for one in files if one.endswith(("narrow.svg", "narrow-voorbeeld.svg", "narrow-example.svg"))}
        weight = sum((example_site.root / file).stat().st_size for file in {name, *files} - narrow)
        if weight >= HEAVIEST:
            heavy[name] = weight
    assert heavy == {}


def test_a_figure_has_an_address_with_all_its_files(example_site):
    for folder in example_site.figures:
        page = example_site.pages[f"{folder}index.html"]
        root, base = example_site.root, example_site.base
        kinds = {name.rpartition(".")[2] for name in example_site.files if name.startswith(folder)}
        assert {"html", "svg", "png", "csv", "json"} <= kinds, folder
        (card,) = page.xpath("//meta[@property='og:image']/@content")
        with Image.open(root / card.removeprefix(base)) as picture:
            assert picture.size == (1200, 630)
        (snippet,) = page.findall(".//pre/code")
        frame, script = html.fragments_fromstring(snippet.text_content())[:2]
        assert frame.get("src") == f"{base}{folder}embed.html" and frame.get("title")
        assert script.get("src") == f"{base}assets/embed.js"


def test_the_languages_tell_of_each_other(example_site):
    for name, page in example_site.pages.items():
        if name == "404.html":
            continue
        (own,) = page.xpath("//link[@rel='canonical']/@href")
        others = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
        assert set(others) == set(LANGUAGES), name
        assert others[page.get("lang")] == own
        for lang, address in others.items():
            assert example_site.pages[example_site.file_of(address, name)].get("lang") == lang


def test_the_map_of_the_site_has_every_page_once(example_site):
    listed = [place.text for place in example_site.xml("sitemap.xml").iter(f"{MAP}loc")]
    wanted = {name for name in example_site.pages if not name.endswith(("embed.html", "404.html"))}
    assert {example_site.file_of(address, "") for address in listed} == wanted
    assert len(listed) == len(wanted)
    assert "Sitemap: " + example_site.base + "sitemap.xml" in example_site.text("robots.txt")


@pytest.mark.parametrize(("lang", "name"), [("nl", "feed.xml"), ("en", "en/feed.xml")])
def test_the_feed_tells_what_changed(example_site, lang, name):
    feed = example_site.xml(name)
    (entry,) = feed.findall(f"{ATOM}entry")
    told = entry.findtext(f"{ATOM}content")
    figures = [folder for folder in example_site.figures if folder.startswith("en/") == (lang == "en")]
    assert Texts(lang)("site.wijzigingen.added", n=len(figures)) in told
    assert feed.find(f"{ATOM}updated").text == example_site.edition.built_at


def test_the_edition_is_named_on_every_page(example_site):
    for name, page in example_site.pages.items():
        if not name.endswith(("embed.html", "404.html")):
            assert example_site.edition.version in words(page.find(".//footer")), name


def test_no_figure_is_typed_in_a_text():
    """What stands in running text comes from the database: the texts of the site hold no number of their own."""
    found = []
    for lang in LANGUAGES:
        for key, text in catalogue(lang).items():
            if key.startswith("site.") and not key.startswith("site.address"):
                for known in NO_FIGURES:
                    text = text.replace(known, "")
                found += [f"{lang} {key}: {text}"] if re.search(r"\d", text) else []
    assert found == []


def test_what_an_edition_says_instead_stands_for_a_text_of_a_screen():
    for lang in LANGUAGES:
        known, t, said = catalogue(lang), Texts(lang), Published(lang)
        stand_in = [key.removeprefix("edition.instead.") for key in known if key.startswith("edition.instead.")]
        assert stand_in and set(stand_in) <= set(known)
        assert all(said(key) != t(key) for key in stand_in)


def test_addresses_are_plain():
    at = Addresses("https://www.example.nl/grondstoffen")
    assert at.base == "https://www.example.nl/grondstoffen/" and at.root == "/grondstoffen/"
    assert at.page("en", "doelen") == "en/targets.html"
    assert at.absolute("figuur/abiotisch-gebruik/index.html") == f"{at.base}figuur/abiotisch-gebruik/"
    assert at.absolute("index.html") == at.base
    assert relative("assets/site.css", "en/targets.html") == "../assets/site.css"
    assert relative("figuur/a/", "index.html") == "figuur/a/"
    assert slug("’s-Hertogenbosch (Fryslân)") == "s-hertogenbosch-fryslan"
    for wrong in ("grondstoffen.nl", "ftp://example.nl/", "https://example.nl/?a=1", "https:///x"):
        with pytest.raises(ValueError, match="not the address"):
            Addresses(wrong)
