"""What is kept of a delivery, which one is in use, what a refusal leaves behind, and what the build makes of it."""

import hashlib
import json
from pathlib import Path

import pytest
from delivered import CEMENT, COROP, SAND, TEN, changed, corop, row, take, write

from cli import main
from flows.deliveries import Delivery, deliveries, example, in_use, keep
from flows.importing import Reading
from indicators.ask import values
from indicators.build import build
from indicators.database import cursor


def deliver(folder: Path, rows=TEN, name: str = "stromen.csv", **layout) -> None:
    """Check and keep a file, as the command does."""
    path = write(folder, rows, name=name, **layout)
    reading: Reading = take(folder, path.read_bytes(), name=name).reading
    keep(path, reading, note="per mail")


def flows_in_use() -> list[Delivery]:
    """What is in use of the CBS table; other sources have their example or bundled tables."""
    return [delivery for delivery in in_use() if delivery.source == "cbs_flows"]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file and folder below, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
            for path in sorted(folder.rglob("*"))}


def test_a_delivery_is_kept_untouched_with_hash_date_and_note(home, tmp_path):
    path = write(tmp_path, TEN, encoding="utf-16")
    assert main(["deliver", "cbs_flows", str(path), "--note", "per mail", "--year", "2023"]) == 0
    (kept,) = deliveries()
    assert kept.path.read_bytes() == path.read_bytes()
    assert kept.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (kept.note, kept.year, kept.filename) == ("per mail", 2023, "stromen.csv")
    assert (kept.rows, kept.regions) == (10, ("PV26",))
    assert kept.delivered_at.endswith("+00:00")
    assert not kept.is_example


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4", b"PK\x03\x04rest", changed(3, Provincienaam="Utregt"), changed(3, Brutogew="inf"),
     [*TEN, changed(3, Waarde="9")[3]], TEN[:4]],
)
def test_a_refused_delivery_leaves_everything_as_it_was(home, tmp_path, content, capsys):
    deliver(tmp_path)
    before = snapshot(home)
    path = write(tmp_path, content, name="slecht.csv")
    assert main(["deliver", "cbs_flows", str(path)]) == 1
    assert main(["check", "cbs_flows", str(path), "--lang", "en"]) == 1
    assert snapshot(home) == before
    said = capsys.readouterr().err
    assert "geweigerd: slecht.csv" in said
    assert "refused: slecht.csv" in said
    assert "Traceback" not in said


def test_check_keeps_nothing(home, tmp_path):
    assert main(["check", "cbs_flows", str(write(tmp_path))]) == 0
    assert snapshot(home) == {}


def test_an_interrupted_delivery_leaves_nothing(home, tmp_path, monkeypatch):
    def full_disk(*_):
        raise OSError("no space left")

    monkeypatch.setattr("flows.deliveries.shutil.copyfile", full_disk)
    with pytest.raises(OSError, match="no space"):
        deliver(tmp_path)
    assert deliveries() == []
    assert [name for name, content in snapshot(home).items() if content] == []


def test_the_latest_delivery_of_each_edition_is_in_use(home, tmp_path):
    deliver(tmp_path, name="oud.csv")
    deliver(tmp_path, corop(), name="corop.csv", columns=COROP)
    deliver(tmp_path, name="nieuw.csv")
    assert [kept.filename for kept in deliveries()] == ["oud.csv", "corop.csv", "nieuw.csv"]
    assert [(kept.edition, kept.filename) for kept in flows_in_use()] == [
        ("corop", "corop.csv"), ("province", "nieuw.csv")]


def test_the_example_serves_only_while_nothing_real_is_delivered(home, tmp_path):
    (used,) = flows_in_use()
    assert used.is_example
    assert "voorbeeld" in used.filename
    deliver(tmp_path, corop(), name="corop.csv", columns=COROP)
    assert [(kept.filename, kept.is_example) for kept in flows_in_use()] == [("corop.csv", False)]


def test_an_example_is_made_once_for_every_home_and_again_from_another_recipe(home, tmp_path, monkeypatch):
    monkeypatch.setattr("flows.deliveries.shared_home", lambda: tmp_path / "shared")
    first = example("material_content").path
    made = first.stat().st_mtime_ns
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path / "elsewhere"))
    again = example("material_content").path
    assert (again, again.stat().st_mtime_ns) == (first, made)
    monkeypatch.setattr("flows.deliveries.recipe_hash", lambda name: "another")
    other = example("material_content").path
    assert other.read_bytes() and other != first
    assert not first.exists(), "an example of an old recipe is cleared away"


def test_a_record_of_a_delivery_is_plain_json(home, tmp_path):
    deliver(tmp_path)
    (kept,) = deliveries()
    record = json.loads((kept.path.parent / "delivery.json").read_text(encoding="utf-8"))
    assert (record["source"], record["edition"], record["years"]) == ("cbs_flows", "province", [2022])


def test_a_missing_row_is_absent_and_does_not_wipe_its_group(home, tmp_path):
    # Group 43 has no row for imports from other provinces; group 19 has them all. By hand in delivered.py:
    # DMI of 19 = 1280.375 and of 43 = 123, together 1403.375; DMC of 19 = 600.5 - 20.25 + 300.125 + 150 = 1030.375.
    rows = [*TEN, row("Invoer_nationaal", CEMENT, "Productie goederen", "", "", "", "", year="2022"),
            row("Uitvoer_nationaal", CEMENT, "Niet van toepassing", "x", "", "x", "")]
    deliver(tmp_path, rows)
    built = build()
    answer = values(cursor(built.path), ["dmi", "dmc"], regions=["PV26"], years=[2022])
    found = {(line.indicator, line.dimension, line.category): line for line in answer.itertuples()}
    sand = found["dmi", "goods_group", "19"]
    assert sand.value == pytest.approx(1280.375, abs=1e-9)
    assert sand.status == "E"
    cement = found["dmi", "goods_group", "43"]
    assert cement.value == pytest.approx(123, abs=1e-9)
    assert cement.rows_known < cement.rows_expected
    assert found["dmi", "scope", "all"].value == pytest.approx(1403.375, abs=1e-9)
    assert found["dmi", "scope", "all"].rows_known < found["dmi", "scope", "all"].rows_expected
    assert found["dmc", "goods_group", "19"].value == pytest.approx(1030.375, abs=1e-9)
    assert not set(answer["flags"]) & {"X", "BX"}  # no example in a real delivery


def test_an_absent_export_row_leaves_the_extraction_of_the_group(home, tmp_path):
    # Without the row of exports to other provinces, the DMI of group 19 = 1280.375 - 200.
    rows = [fields for fields in TEN if fields != TEN[5]]
    rows.append(row("Uitvoer_nationaal", CEMENT, "Niet van toepassing", "7", "1", "1", "0,1"))
    deliver(tmp_path, rows)
    answer = values(cursor(build().path), ["dmi"], regions=["PV26"], years=[2022], dimensions=["goods_group"])
    sand = answer[answer["category"] == "19"].iloc[0]
    assert sand["value"] == pytest.approx(1080.375, abs=1e-9)
    assert sand["rows_known"] < sand["rows_expected"]


def test_a_file_of_totals_tells_what_is_absent(home, tmp_path):
    totals = [{**fields, "Gebruiksgroep_naam": "Totaal", "Gebruiksgroep_nr": "8"} for fields in TEN[2:7]]
    deliver(tmp_path, [*totals, TEN[9]])
    answer = values(cursor(build().path), ["dmi"], years=[2022], dimensions=["goods_group"]).set_index("category")
    assert answer["value"].to_dict() == pytest.approx({"19": 1280.375, "43": 123})
    assert answer.loc["19", "rows_known"] == answer.loc["19", "rows_expected"]
    assert (answer.loc["43", "rows_known"], answer.loc["43", "rows_expected"]) == (1, 2)


def test_the_order_of_rows_does_not_change_the_figures(home, tmp_path, monkeypatch):
    tables = []
    for number, rows in enumerate((TEN, list(reversed(TEN)))):
        own = tmp_path / f"home{number}"
        own.mkdir()
        monkeypatch.setenv("GRONDSTOFFEN_HOME", str(own))
        deliver(tmp_path, rows)
        tables.append(cursor(build().path).sql("from result.indicator_value order by all").fetchall())
    assert tables[0] == tables[1]
    assert len(tables[0]) > 50


def test_the_corop_edition_is_built_under_its_own_codes(home, tmp_path):
    deliver(tmp_path, corop(), name="corop.csv", columns=COROP)
    answer = values(cursor(build().path), ["dmi"], years=[2022], dimensions=["scope"], categories=["all"])
    assert [(line.region, round(line.value, 6)) for line in answer.itertuples()] == [("CP22", 1403.375)]


def test_what_was_remarked_stands_in_the_database_in_both_languages(home, tmp_path):
    deliver(tmp_path, [*TEN, TEN[3], row("Invoer_nationaal", SAND, "Overheid", "-", "1", "1", "1")])
    rows = cursor(build().path).sql("""
        select rule, line, message_nl, message_en
        from meta.finding join meta.delivery using (delivery)
        where source = 'cbs_flows'
    """).fetchall()
    assert {"exact_duplicates", "dash_is_nil", "partial_coverage"} <= {rule for rule, *_ in rows}
    assert all(nl and en and nl != en for *_, nl, en in rows)
    assert all(nl.startswith("stromen.csv") for rule, _, nl, _ in rows if not rule.startswith("correction"))
