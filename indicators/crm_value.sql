-- Value of imports in goods groups with something critical in them (macros/supply_risk.sql).
from crm_value({critical}, {origin}, {waste} = 'with')
