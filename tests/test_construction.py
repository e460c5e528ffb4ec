"""Construction's part of the flows, by hand on the province of `factor_rows`, in mln kg:

    DMI: 19 sand 600 + 200 + 150 = 950, standard error sqrt(60^2 + 20^2 + 15^2) = 65;  45 iron 140, sqrt(10^2 + 4^2)
         52 computers 10 (1), all abiotic: 1100;  1 cereals 10 is biotic
    Agenda Construction: half of sand and half of iron: 475 + 70 = 545
    its error sqrt((65 / 2)^2 + 116 / 4) = sqrt(1085.25); its share of 1100 = 49.5454...%
    DMC: sand 750, iron 140 - 30 = 110: half of both 430
"""

from math import sqrt

import pytest
from factor_rows import built

WHOLE, PART = 1100, 545


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("construction")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(folder / "home"))
        yield built(folder)


def test_construction_by_hand(ask):
    assert ask("construction", "scope") == {"all": 545, "abiotic": 545, "abiotic_non_energy": 545}
    assert ask("construction", "abiotic_goods_group") == {"19": 475, "45": 70}
    assert ask("construction", "abiotic_material") == {"mineral": 475, "metal": 70}
    assert ask("construction", "scope", "abiotic", "standard_error") == pytest.approx(sqrt(1085.25), rel=1e-12)
    assert (ask("construction", "scope", "abiotic", "status"), ask("construction", "scope", "abiotic", "source")) == (
        ask("dmi", "scope", "abiotic", "status"), "cbs_regional_flows")


def test_the_agenda_is_that_of_the_flows(ask):
    assert ask("dmi", "abiotic_transition_agenda")["construction"] == ask("construction", "scope", "abiotic")
    assert ask("dmi", "abiotic_transition_agenda", "construction", "standard_error") == pytest.approx(
        ask("construction", "scope", "abiotic", "standard_error"), rel=1e-12)
    for counted in ("rows_known", "rows_expected"):
        assert ask("dmi", "abiotic_transition_agenda", "construction", counted) == ask(
            "construction", "scope", "abiotic", counted)


@pytest.mark.parametrize(
    ("options", "value"),
    [({"construction_rule": "agenda_whole"}, 950 + 140), ({"construction_rule": "minerals"}, 950),
     ({"construction_flow": "dmc"}, 375 + 55), ({"construction_flow": "dmc", "construction_rule": "minerals"}, 750)],
)
def test_the_rule_and_the_flow_are_knobs(ask, options, value):
    assert ask("construction", "scope", "abiotic", **options) == value
    whole = WHOLE if "construction_flow" not in options else 750 + 110 + 10
    assert ask("construction_share", "scope", "abiotic", **options) == pytest.approx(100 * value / whole, rel=1e-12)


def test_the_share_and_its_margin_by_hand(ask):
    share = PART / WHOLE
    assert ask("construction_share", "scope", "abiotic") == pytest.approx(100 * share, rel=1e-12)
    error = 100 / WHOLE * sqrt((1 / 2 - share) ** 2 * (65 ** 2 + 116) + share ** 2 * 1)
    assert ask("construction_share", "scope", "abiotic", "standard_error") == pytest.approx(error, rel=1e-9)
    # of all goods: 545 of 1110
    assert ask("construction_share", "scope", "all") == pytest.approx(100 * PART / 1110, rel=1e-12)


def test_the_nation_and_a_region_without_construction(ask):
    # Two of twelve provinces are no nation, and there is no figure where nothing was delivered.
    assert ask("construction", "scope", region="NL01") == {}
    assert ask("construction", "scope", region="PV27") == {}
