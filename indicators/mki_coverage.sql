-- Weight with a factor / weight, in per cent (macros/impact.sql).
from impact_coverage('mki_coverage', 'mki', {waste} = 'with')
