-- DMI = winning + imports. Winning, for raw materials only, is what the region supplies to itself and to others.
-- For the nation trade between provinces cancels: winning + imports from abroad.
select
    *,
    case
        when stream in ('import_national', 'import_international') then 1
        when is_raw_material and stream in ('own_supply', 'export_national', 'export_international') then 1
        else 0
    end as in_region,
    case
        when stream = 'import_international' then 1
        when is_raw_material and stream in ('own_supply', 'export_national', 'export_international') then 1
        else 0
    end as in_nation
from cell_kind
