"""Nothing is lost: rows in = rows kept + rows set aside, kilograms likewise, for any file that is taken."""

import random

from delivered import COROP, TEN, corop, take, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.importing import Reading

weights = st.one_of(
    st.integers(-10**9, 10**9).map(lambda kg: f"{kg / 10**6:.6f}".replace(".", ",")),
    st.sampled_from(["", " ", "x", ".", "-", "n.b.", "0", "1.234,5", "1 234"]),
)
# Which of the ten rows, in which year, with which weight; any of them may come again.
lots = st.lists(st.tuples(st.integers(0, 9), st.integers(2015, 2017), weights, st.integers(1, 3)), max_size=25)


def conserved(reading: Reading) -> bool:
    return (reading.rows_in == reading.rows_kept + reading.rows_set_aside
            and reading.kg_in == reading.kg_kept + reading.kg_set_aside
            and reading.rows_set_aside == sum(reading.set_aside.values()))


def laid_out(lot: list[tuple]) -> list[dict]:
    """Rows without two values for one key: the first weight of a key is taken."""
    seen = {}
    rows = [dict(fields) for fields in TEN]
    for place, year, weight, times in lot:
        first = seen.setdefault((place, year), weight)
        rows += [{**TEN[place], "Jaar": str(year), "Brutogew": first, "Waarde": "1000"}] * times
    return rows


@settings(max_examples=25, deadline=None)
@given(lots, st.integers(0, 2), st.booleans(), st.randoms(use_true_random=False))
def test_rows_and_kilograms_add_up_in_any_file(tmp_path_factory, lot, headers, is_corop, shuffler: random.Random):
    rows = laid_out(lot)
    shuffler.shuffle(rows)
    if is_corop:
        rows = corop(rows)
    text = text_of(rows, columns=COROP) if is_corop else text_of(rows)
    lines = text.split("\r\n")
    for _ in range(headers):
        lines.insert(shuffler.randrange(1, len(lines)), lines[0])
    taken = take(tmp_path_factory.mktemp("lot"), "\r\n".join(lines))
    reading = taken.reading
    assert conserved(reading)
    # Against the file itself: every line after the header is a row, and every readable weight counts in kg.
    assert reading.rows_in == len(rows) + headers
    known = [fields["Brutogew"].replace(".", "").replace(" ", "").replace(",", ".") for fields in rows]
    assert reading.kg_in == sum(round(float(text) * 10**6) for text in known if text not in ("", "x", "-", "nb"))


def test_duplicates_headers_and_totals_are_all_accounted_for(tmp_path):
    reading = take(tmp_path, text_of([*TEN, TEN[0], TEN[2]]) + text_of(TEN[:1])).reading
    assert reading.set_aside == {"exact_duplicate": 3, "repeated_header": 1, "total_row": 2}
    assert (reading.rows_in, reading.rows_kept) == (14, 8)
    # By hand: the ten rows weigh 1403.375 + 580.25 + 123 (totals) mln kg; 600.5 twice and 580.25 once again.
    assert reading.kg_in == 2_106_625_000 + 2 * 600_500_000 + 580_250_000
    assert conserved(reading)


def test_set_aside_rows_keep_their_line_and_rule(tmp_path):
    taken = take(tmp_path, text_of([*TEN, TEN[0]]) + text_of(TEN[:1]))
    assert taken.rows("select line, rule, mass is not null from set_aside order by line") == [
        (4, "total_row", True), (11, "total_row", True), (12, "exact_duplicate", True),
        (13, "repeated_header", False), (14, "exact_duplicate", True)]
