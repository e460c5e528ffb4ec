-- Weight with a content / weight, in per cent (macros/impact.sql).
from impact_coverage('crm_coverage', 'crm', {waste} = 'with')
