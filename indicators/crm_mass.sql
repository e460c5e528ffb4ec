-- DMI in mln kg x g per kg = tonnes (macros/supply_risk.sql).
from crm_mass({critical}, {waste} = 'with')
