-- DMI in mln kg x EUR per kg = mln EUR (macros/impact.sql).
from impact_values('mki', {waste} = 'with')
