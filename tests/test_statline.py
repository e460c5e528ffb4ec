"""StatLine through the real client cbsodata, against a server on this machine in the true shape."""

import csv
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import cbsodata
import pytest

from flows import statline
from flows.errors import Refused
from flows.home import DATA
from flows.statline import mapping
from flows.statline.client import StatLine
from flows.statline.update import SPEC, TABLES, update
from flows.texts import Texts

FIXTURES = Path(__file__).parent / "fixtures" / "statline"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path))
    return tmp_path


def recorded():
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FIXTURES.glob("*.json")}


@contextmanager
def server(tables, page=1000, asked=None, instead=None):
    """StatLine on this machine: `tables` as recorded, in pages of `page` rows.

    `asked` collects (table, part, query); `instead(table, part)` may give (status, text) instead.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            _, feed, odata, table, part = parts.path.split("/")
            assert (feed, odata) == ("ODataFeed", "odata")
            if asked is not None:
                asked.append((table, part, query))
            status, text = (instead and instead(table, part)) or (200, None)
            if text is None and part not in tables.get(table, {}):
                status, text = 404, '{"odata.error": {"code": "", "message": {"value": "Not found"}}}'
            if text is None:
                answer = json.loads(json.dumps(tables[table][part]))
                start, rows = int(query.get("$skip", 0)), answer.get("value", [])
                if start + page < len(rows):
                    address = f"http://127.0.0.1:{self.server.server_port}{parts.path}"
                    answer["odata.nextLink"] = f"{address}?$format=json&$skip={start + page}"
                if rows:
                    answer["value"] = rows[start : start + page]
                text = json.dumps(answer)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json;odata=minimalmetadata;charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield StatLine(f"127.0.0.1:{running.server_port}", https=False, attempts=1)
    finally:
        running.shutdown()
        running.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setitem(cbsodata.options.requests, "proxies", {})


def stored(topic):
    with (statline.updates_folder() / f"{topic}.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row[name] for name in statline.KEY): row for row in csv.DictReader(file)}


def refused(call):
    with pytest.raises(Refused) as caught:
        call()
    for lang in ("nl", "en"):
        for sentence in caught.value.messages(Texts(lang)):
            assert len(sentence) > 20
            assert "{" not in sentence
    return caught.value.findings


def test_all_five_tables_are_fetched_and_stored():
    with server(recorded(), page=7) as service:
        done = update(service=service)
    assert [one.table for one in done.tables] == list(TABLES)
    assert done.findings == []
    assert done.sentences(Texts("nl"))[2] == (
        "84432NED Regionale kerncijfers; nationale rekeningen: 84 cijfers opgeslagen "
        "(gewijzigd door CBS op 14 juli 2026). Cellen zonder cijfer: 0."
    )
    assert sorted(path.name for path in statline.updates_folder().iterdir()) == [
        "gdp_jobs.csv", "household_waste.csv", "population.csv", "statline.json",
    ]  # fmt: skip
    with (DATA / "official" / "population.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == mapping.COLUMNS
    with (statline.updates_folder() / "population.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == mapping.COLUMNS


def test_population_of_utrecht():
    with server(recorded()) as service:
        update(["70072ned"], service)
    assert stored("population")["cbs_70072ned", "PV26", "2024", "population_1_january", "total"] == {
        "series": "cbs_70072ned",
        "region": "PV26",
        "year": "2024",
        "measure": "population_1_january",
        "category": "total",
        "value": "1400187",
        "unit": "persons",
        "status": "A",
        "published_as": "final",
        "check_only": "false",
        "vintage": "2026-09-30",
        "note": "Stand op 1 januari.",
        "source_id": "statline_70072ned",
    }


def test_fetched_figures_equal_the_shipped_ones():
    """The answers hold figures as published: what is shipped under the same key has the same value."""
    with server(recorded()) as service:
        update(service=service)
    compared = 0
    for topic in ("population", "gdp_jobs", "household_waste"):
        fresh = stored(topic)
        for row in statline.read(DATA / "official" / f"{topic}.csv"):
            key = tuple(row[name] for name in statline.KEY)
            if key in fresh:
                assert (fresh[key]["value"], fresh[key]["unit"]) == (row["value"], row["unit"]), key
                compared += 1
    assert compared > 100


def test_the_questions_that_are_asked():
    asked = []
    with server(recorded(), asked=asked) as service:
        update(["70072ned", "83452NED"], service)
    queries = {table: query for table, part, query in asked if part == "TypedDataSet"}
    assert queries["70072ned"] == {
        "$format": "json",
        "$select": "RegioS,Perioden,TotaleBevolking_1",
        "$filter": "(substringof('NL01',RegioS) or substringof('PV',RegioS) or substringof('GM',RegioS))"
        " and substringof('JJ00',Perioden) and Perioden ge '2010JJ00'",
    }
    assert queries["83452NED"]["$filter"].endswith("Afvalsoort eq 'A025461')")
    assert "UntypedDataSet" not in {part for _, part, _ in asked}


def test_waste_by_kind_comes_from_titles():
    with server(recorded()) as service:
        [done] = update(["83452NED"], service).tables
    waste = stored("household_waste")
    values = {key[4]: row["value"] for key, row in waste.items()}
    assert values == {
        "total": "349.4", "residual": "228.8", "bulky_residual": "52.3", "organic": "3.5", "paper": "20.6",
        "glass": "16.7", "textiles": "2.8", "packaging_mix": "0.7",
    }  # fmt: skip
    about = {(row["region"], row["unit"], row["status"]) for row in waste.values()}
    assert about == {("GM0363", "kg/person", "P")}
    assert done.set_aside == 1


def test_the_start_of_january_is_the_population_of_the_year():
    with server(recorded()) as service:
        update(["37230ned"], service)
    people = stored("population")
    assert people["cbs_37230ned", "NL01", "2011", "population_1_january", "total"]["value"] == "16655799"
    latest = people["cbs_37230ned", "PV26", "2026", "population_1_january", "total"]
    assert latest["published_as"] == "provisional"
    assert len(people) == 4


def test_unknown_regions_and_empty_cells_are_counted_and_not_stored():
    with server(recorded()) as service:
        [done] = update(["70072ned"], service).tables
    assert (len(done.rows), done.empty, done.set_aside) == (12, 1, 1)
    assert not {"GM0545", "GM9998"} & {key[1] for key in stored("population")}


REAL_NOTE = next(
    period["Description"] for period in recorded()["70072ned"]["Perioden"]["value"] if period["Description"]
)


@pytest.mark.parametrize(
    "period, header, expected",
    [
        ({"Status": "Definitief"}, "Bbp", ("A", "final")),
        ({"Status": "Voorlopig"}, "Bbp", ("P", "provisional")),
        ({"Status": "NaderVoorlopig"}, "Bbp", ("P", "revised_provisional")),
        ({"Status": "Iets nieuws"}, "Bbp", ("P", "provisional")),
        ({"Status": None, "Description": ""}, "Bevolking Totale bevolking", ("A", "final")),
        ({"Status": None, "Description": REAL_NOTE}, "Bevolking Totale bevolking", ("A", "final")),
        ({"Status": None, "Description": REAL_NOTE}, "Bedrijfsvestigingen Totaal", ("P", "provisional")),
        (
            {"Status": None, "Description": REAL_NOTE},
            "Milieu en bodemgebruik Afval van huishoudens Totaal",
            ("P", "revised_provisional"),
        ),
        (
            {"Description": "Uitkomsten zijn voorlopig over:\n- bevolking;\n- landbouw."},
            "Bevolking Bevolkingssamenstelling op 1 januari Totale bevolking",
            ("P", "provisional"),
        ),
        ({"Description": "Voorlopige cijfers"}, "Bbp", ("P", "provisional")),
        ({}, "Bbp", ("A", "final")),
    ],
)
def test_status_in_a_field_or_in_words(period, header, expected):
    assert mapping.status_of(period, header) == expected


def test_merged_rows_prefer_what_was_fetched():
    shipped = len(statline.rows("population"))
    with server(recorded()) as service:
        update(["70072ned"], service)
    merged = statline.rows("population")
    by_key = {tuple(row[name] for name in statline.KEY): row for row in merged}
    assert len(by_key) == len(merged) > shipped
    assert by_key["cbs_70072ned", "PV26", "2024", "population_1_january", "total"]["vintage"] == "2026-09-30"
    kept = by_key["cbs_37230ned", "PV26", "2020", "population_1_july", "total"]
    assert kept["source_id"] == "cbs_37230ned_2020_07"


def test_every_fetched_row_has_a_source():
    assert statline.sources() == []
    with server(recorded()) as service:
        update(service=service)
    rows = [row for topic in ("population", "gdp_jobs", "household_waste") for row in stored(topic).values()]
    sources = {row["source_id"]: row for row in statline.sources()}
    assert {row["source_id"] for row in rows} == sources.keys()
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        assert list(sources["statline_84432NED"]) == next(csv.reader(file))
    assert sources["statline_84432NED"]["published"] == "2026-07-14"


def test_one_table_leaves_the_others_of_its_topic_in_place():
    tables = recorded()
    with server(tables) as service:
        update(["70072ned", "37230ned"], service)
        tables["37230ned"]["TypedDataSet"]["value"].pop()
        update(["37230ned"], service)
    series = [key[0] for key in stored("population")]
    assert (series.count("cbs_70072ned"), series.count("cbs_37230ned")) == (12, 3)
    assert statline.fetched().keys() == {"70072ned", "37230ned"}


def entry(tables, table, title):
    return next(e for e in tables[table]["DataProperties"]["value"] if e["Title"] == title)


def test_a_column_with_another_key_is_still_found():
    tables = recorded()
    entry(tables, "84432NED", "Bbp (marktprijzen)")["Key"] = "BbpMarktprijzen_17"
    for cells in tables["84432NED"]["TypedDataSet"]["value"]:
        cells["BbpMarktprijzen_17"] = cells.pop("BbpMarktprijzen_1")
    with server(tables) as service:
        update(["84432NED"], service)
    gdp = stored("gdp_jobs")["cbs_84432NED", "PV26", "2022", "gdp_current_prices", "total"]
    assert (gdp["value"], gdp["unit"], gdp["status"]) == ("88660", "mln EUR", "P")


def test_an_optional_column_that_is_gone_is_a_warning():
    tables = recorded()
    entry(tables, "84432NED", "Bbp per inwoner")["Title"] = "Bbp per hoofd"
    with server(tables) as service:
        [finding] = update(["84432NED"], service).findings
    assert (finding.rule, finding.severity) == ("column_gone", "warn")
    assert "Bbp per inwoner" in finding.message(Texts("nl"))
    assert not any(key[3] == "gdp_per_capita" for key in stored("gdp_jobs"))


def changed(table, title, **changes):
    def change(tables):
        entry(tables, table, title).update(changes)

    return change


def cell(table, **values):
    def change(tables):
        tables[table]["TypedDataSet"]["value"][0].update(values)

    return change


def drop_dimension(tables):
    properties = tables["83558NED"]["DataProperties"]["value"]
    properties[:] = [e for e in properties if e["Key"] != "Regiokenmerken"]


def retitle_total(tables):
    kinds = tables["83452NED"]["Afvalsoort"]["value"]
    next(kind for kind in kinds if kind["Title"].startswith("Totaal"))["Title"] = "Alles"


def repeat(tables):
    rows = tables["84432NED"]["TypedDataSet"]["value"]
    rows.append(rows[0])


def no_regions(tables):
    for cells in tables["84432NED"]["TypedDataSet"]["value"]:
        cells["RegioS"] = "XX01  "


def no_region_column(tables):
    for cells in tables["84432NED"]["TypedDataSet"]["value"]:
        del cells["RegioS"]


@pytest.mark.parametrize(
    "table, rule, change",
    [
        ("84432NED", "table_gone", lambda tables: tables.pop("84432NED")),
        ("84432NED", "column_gone", changed("84432NED", "Bbp (marktprijzen)", Title="Bbp (basisprijzen)")),
        ("84432NED", "unit_changed", changed("84432NED", "Bbp (marktprijzen)", Unit="mld euro")),
        ("84432NED", "unit_changed", changed("84432NED", "Bbp per inwoner", Unit="x 1 000 euro")),
        ("83558NED", "dimension_gone", drop_dimension),
        ("83452NED", "title_gone", retitle_total),
        ("84432NED", "no_number", cell("84432NED", BbpMarktprijzen_1="       .")),
        ("84432NED", "double", repeat),
        ("84432NED", "no_rows", no_regions),
        ("84432NED", "not_statline", no_region_column),
        ("84432NED", "not_statline", lambda tables: tables["84432NED"]["TableInfos"]["value"].clear()),
        ("84432NED", "not_statline", lambda tables: tables["84432NED"]["DataProperties"].pop("value")),
    ],
)  # fmt: skip
def test_changes_at_statline_are_refused_in_plain_words(table, rule, change):
    tables = recorded()
    change(tables)
    with server(tables) as service:
        [finding] = refused(lambda: update([table], service))
    assert (finding.rule, finding.file) == (rule, table)
    assert not statline.updates_folder().exists()


def test_the_nearest_column_is_named():
    tables = recorded()
    changed("84432NED", "Bbp (marktprijzen)", Title="Bbp (marktprijs)")(tables)
    with server(tables) as service:
        [finding] = refused(lambda: update(["84432NED"], service))
    assert "bbp marktprijs" in finding.message(Texts("nl"))


@pytest.mark.parametrize(
    "rule, status, text",
    [
        ("service", 500, '{"odata.error": {"code": "", "message": {"value": "An error has occurred."}}}'),
        ("service", 503, "<html>Onderhoud</html>"),
        ("not_statline", 200, "<html>Inloggen</html>"),
        ("not_statline", 200, '{"odata.metadata": "https://opendata.cbs.nl/", "value": [{"ID": 0'),
        ("not_statline", 200, "[]"),
    ],
)
def test_answers_that_are_no_table(rule, status, text):
    def instead(table, part):
        return (status, text) if part == "TypedDataSet" else None

    with server(recorded(), instead=instead) as service:
        [finding] = refused(lambda: update(["84432NED"], service))
    assert finding.rule == rule
    assert not statline.updates_folder().exists()


def test_one_wrong_table_stores_nothing_and_all_faults_are_told():
    tables = recorded()
    with server(tables) as service:
        update(service=service)
    before = {path.name: path.read_bytes() for path in statline.updates_folder().iterdir()}
    tables.pop("83558NED")
    changed("84432NED", "Bbp (marktprijzen)", Unit="mld euro")(tables)
    cell("70072ned", TotaleBevolking_1=1)(tables)
    with server(tables) as service:
        findings = refused(lambda: update(service=service))
    assert [(finding.file, finding.rule) for finding in findings] == [
        ("84432NED", "unit_changed"),
        ("83558NED", "table_gone"),
    ]
    assert {path.name: path.read_bytes() for path in statline.updates_folder().iterdir()} == before


def test_no_network_is_said_once():
    [finding] = refused(lambda: update(service=StatLine("127.0.0.1:9", https=False, attempts=2, pause=0)))
    assert finding.rule == "no_network"
    assert cbsodata.options.use_https is True


def test_a_dropped_connection_is_tried_again():
    dropped = []

    def drop_once(table, part):
        if part == "TypedDataSet" and not dropped:
            dropped.append(part)
            raise ConnectionResetError

    with server(recorded(), instead=drop_once) as service:
        again = StatLine(service.host, https=False, attempts=2, pause=0)
        update(["84432NED"], again)
    assert dropped
    assert stored("gdp_jobs")


def test_unknown_tables_are_named():
    [finding] = refused(lambda: update(["12345NED"], StatLine()))
    assert (finding.rule, finding.values["found"]) == ("unknown_table", "12345NED")


def test_the_wanted_columns_fit_the_measures_that_are_shipped():
    """Same names and units as in the shipped files, or the two would not meet under one key."""
    shipped = {}
    for topic in ("population", "gdp_jobs", "household_waste"):
        for row in statline.read(DATA / "official" / f"{topic}.csv"):
            shipped[topic, row["measure"], row["category"]] = row["unit"]
    for table, spec in SPEC["tables"].items():
        for column in spec["columns"]:
            if "category" in column:
                assert shipped[spec["topic"], column["measure"], column["category"]] == column["as"], table
