-- Supply risk x economic importance, and its mean by weight (macros/supply_risk.sql).
from crm_criticality({critical}, {waste} = 'with')
