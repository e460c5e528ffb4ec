-- DMC = DMI - exports. Of raw materials what is won and exported cancels, so that own supply and imports remain.
-- For the nation: winning + imports from abroad - exports abroad.
select
    *,
    case
        when stream in ('import_national', 'import_international') then 1
        when is_raw_material and stream = 'own_supply' then 1
        when not is_raw_material and stream in ('export_national', 'export_international') then -1
        else 0
    end as in_region,
    case
        when stream = 'import_international' then 1
        when is_raw_material and stream in ('own_supply', 'export_national') then 1
        when not is_raw_material and stream = 'export_international' then -1
        else 0
    end as in_nation
from cell_kind
