-- Use by end users = own supply + imports of households, business services, government and investment, of all goods.
-- Every good is counted where it is used, so that the nation is the sum of its provinces.
select
    *,
    if(is_final_use and stream in ('own_supply', 'import_national', 'import_international'), 1, 0) as in_region,
    in_region as in_nation
from cell_kind
