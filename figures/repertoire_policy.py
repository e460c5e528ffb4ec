"""What may be asked for of the own organisation, construction, circular business and the policy."""

from collections.abc import Callable

from figures import (
    bedrijvigheid,
    beleid,
    beleid_effects,
    bouw,
    bouw_projects,
    eigen_organisatie,
    eigen_organisatie_apart,
    eigen_organisatie_works,
)
from figures.desk import HOME_REGION, Desk
from figures.eigen_organisatie import Own
from figures.piece import BASE_YEAR, REGION, YEAR, Asked, Piece
from indicators.registry import indicators

REGISTER = "policy_register"
# The one indicator of the register that counts measures themselves, not what they delivered.
MEASURES_ONLY = "policy_measures"


def own(figure: str, make: Callable[[Own], object], needs: str = "own_use_yearly") -> Piece:
    """A figure of the organisation."""
    return Piece(figure, "eigen_organisatie",
                 lambda desk, asked: make(Own(desk)) if Own(desk).series else None, (needs,))


def own_path(desk: Desk, asked: Asked):
    """The use of the organisation against its own target."""
    found = Own(desk).assessment(asked.base_year) if Own(desk).series else None
    return eigen_organisatie.path(Own(desk), found) if found else None


def per_unit(found: Own):
    """The first functional unit that has a figure."""
    units = eigen_organisatie_works.units(found)
    return eigen_organisatie_works.intensity(found, units[0]) if units else None


OWN = (
    Piece(eigen_organisatie.PATH, "eigen_organisatie", own_path, ("own_use",), (BASE_YEAR,)),
    own(eigen_organisatie.YEARS, eigen_organisatie.by_domain),
    own(eigen_organisatie.INPUT, eigen_organisatie.by_input),
    own(eigen_organisatie.COVERED, eigen_organisatie.covered, "own_coverage"),
    own(eigen_organisatie.QUALITY, eigen_organisatie.found_by, "own_quality"),
    own(eigen_organisatie_works.INTENSITY, per_unit, "own_intensity"),
    own(eigen_organisatie_works.AVOIDED, eigen_organisatie_works.avoided, "own_avoided"),
    own(eigen_organisatie_works.MKI, eigen_organisatie_works.mki, "own_mki"),
    own(eigen_organisatie_works.PLANNED, eigen_organisatie_works.planned, "own_expected"),
    own(eigen_organisatie_apart.SUBSIDIES, eigen_organisatie_apart.subsidies, "own_subsidies"),
    own(eigen_organisatie_apart.BEHIND, eigen_organisatie_apart.behind, "own_subsidies"),
    own(eigen_organisatie_apart.SCREENED, lambda found: eigen_organisatie_apart.screened(found, found.years[-1]),
        "own_screening"),
)


def project(figure: str, make: Callable, needs: str) -> Piece:
    """A figure of building projects in the province."""
    return Piece(figure, "bouw", lambda desk, asked: make(desk, HOME_REGION), (needs,))


BUILDING = (
    Piece(bouw.SHARE, "bouw", lambda desk, asked: bouw.share(desk, [asked.region]), ("construction_share",), (REGION,)),
    Piece(bouw.GROUPS, "bouw", lambda desk, asked: bouw.groups(desk, asked.region, asked.year), ("construction",),
          (REGION, YEAR)),
    project(bouw_projects.BIOBASED, bouw_projects.biobased, "biobased_mass_share"),
    project(bouw_projects.MATERIALS, bouw_projects.materials, "building_mass"),
    *(Piece(f"bouw-{name.replace('_', '-')}", "bouw", lambda desk, asked, name=name: bouw_projects.by_kind(
        desk, name, HOME_REGION), (name,), (), "bouw_projects",
        lambda desk, name=name: {"name": desk.name("indicator", name)}) for name in bouw_projects.MEASURES),
)


def counted(measure: str, dimension: str, figure: str) -> Piece:
    """Circular jobs or firms by R-strategy, sector or activity."""
    return Piece(f"{figure}-{WORDS[measure]}", "bedrijvigheid", lambda desk, asked: bedrijvigheid.parts(
        desk, measure, dimension, HOME_REGION, asked.year), (f"circular_{measure}",), (YEAR,),
        figure.replace("-", "_"), what(measure))


def what(measure: str) -> Callable[[Desk], dict[str, str]]:
    """What is counted, in words."""
    return lambda desk: {"what": desk.t(f"exporteren.counted.{measure}")}


# In the ids of figures.
WORDS = {"jobs": "banen", "firms": "vestigingen"}
KINDS = {"r_strategy": bedrijvigheid.STRATEGIES, "sector": bedrijvigheid.SECTORS,
         "activity": bedrijvigheid.ACTIVITIES}
BUSINESS = (
    Piece(bedrijvigheid.PUBLISHED, "bedrijvigheid", lambda desk, asked: bedrijvigheid.published(desk)),
    *(counted(measure, dimension, figure) for measure in bedrijvigheid.MEASURES for dimension, figure in KINDS.items()),
    *(Piece(f"{bedrijvigheid.MAP}-{WORDS[measure]}", "bedrijvigheid",
            lambda desk, asked, measure=measure: bedrijvigheid.municipalities(desk, measure, asked.year, None),
            (f"circular_{measure}",), (YEAR,), bedrijvigheid.MAP.replace("-", "_"), what(measure))
      for measure in bedrijvigheid.MEASURES),
)


def outputs() -> list[Piece]:
    """What measures delivered, by each indicator that counts it."""
    names = [name for name, record in indicators().items() if REGISTER in record.needs and name != MEASURES_ONLY]
    return [Piece(beleid.file_of(name), "beleid", lambda desk, asked, name=name: beleid.output(desk, name), (name,), (),
                  "resultaat", lambda desk, name=name: {"name": desk.name("indicator", name)}) for name in names]


def covered(kind: str) -> Piece:
    """Of which elements of the policy something is known."""

    def made(desk: Desk, asked: Asked):
        if beleid.measures(desk).empty:
            return None
        return beleid.coverage_map(desk, beleid.coverage(desk, HOME_REGION), kind)

    return Piece(f"dekking-{kind.replace('_', '-')}", "beleid", made, (MEASURES_ONLY,), (), "dekking",
                 lambda desk: {"kind": desk.t(f"beleid.kind.{kind}")})


POLICY = (
    Piece("maatregelen-per-thema", "beleid", lambda desk, asked: None if beleid.measures(desk).empty else (
        beleid.by_theme(desk)), (MEASURES_ONLY,)),
    *outputs(),
    *map(covered, beleid.COVERED),
    Piece("geclaimde-effecten", "beleid", lambda desk, asked: beleid_effects.effects(
        desk, beleid_effects.territory(desk, asked.base_year)), (MEASURES_ONLY,), (BASE_YEAR,)),
)
PIECES = (*OWN, *BUILDING, *BUSINESS, *POLICY)
