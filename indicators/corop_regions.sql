-- Delivered COROP regions join the code list of regions; its file cannot hold them, since their codes come with a delivery.
insert into code_list.regions by name
select region, 'corop_plus' as kind, name as name_nl, name as name_en, province as parent, source_id
from core.corop_region
order by name;
