"""Jobs at establishments with a circular activity."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="circular_jobs",
    name_nl="Circulaire banen",
    name_en="Circular jobs",
    unit="banen",
    direction="up",
    definition_nl="Het aantal banen bij vestigingen met een circulaire hoofdactiviteit, zoals recycling, reparatie, "
    "verhuur of tweedehands handel.",
    definition_en="The number of jobs at establishments with a circular main activity, such as recycling, repair, "
    "rental or second-hand trade.",
    method_nl="De som van de banen in LISA. Welke activiteit circulair is, staat in een lijst naar NACE (SBI 2008):"
    " een voorstel van dit project, te vervangen door een andere. Sommen waarin één bedrijf te herkennen "
    "is, zijn weggelaten en tellen niet mee; het cijfer is dan een ondergrens. Cijfers naar R-strategie "
    "per gemeente gelden voor de lijst waarmee LISA is ingelezen. Gepubliceerde cijfers gebruiken een "
    "andere lijst en zijn hier niet mee te vergelijken.",
    method_en="The sum of the jobs in LISA. Which activity is circular stands in a list by NACE (SBI 2008): a "
    "proposal of this project, to be replaced by another. Sums in which one firm could be read are left "
    "out and do not count; the figure is a lower limit then. Figures by R-strategy per municipality hold "
    "for the list that LISA was read with. Published figures use another list and cannot be compared with"
    " these.",
    source="circular_activities_proposal",
    needs=("lisa", "circular_activities"),
    kind="derived",
)
