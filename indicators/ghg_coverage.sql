-- Weight with a factor / weight, in per cent (macros/impact.sql).
from impact_coverage('ghg_coverage', 'ghg', {waste} = 'with')
