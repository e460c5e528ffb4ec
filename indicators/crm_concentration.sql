-- Shares of goods groups and of imports from abroad, per raw material (macros/supply_risk.sql).
from crm_concentration('eu_list', {waste} = 'with')
