-- DMI in mln kg x kg CO2e per kg = kt CO2e (macros/impact.sql).
from impact_values('ghg', {waste} = 'with')
