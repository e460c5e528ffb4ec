-- What deliveries of this source become: placed and coded weights, without names or addresses. `origin` is a province,
-- `abroad` or `unplaced`; `processor` a province, `abroad` or `unknown`. `collected` is
-- fetched by a collector, who tells the origin. `largest` and `two_largest` are the kg of the largest company and of the two
-- largest together, without saying which. They, `collected` and the companies are NULL where they were not told.
create table core.waste_report (
    year smallint, quarter tinyint, origin varchar, processor varchar, ewc_code varchar, treatment varchar,
    collected boolean, kg decimal(18, 6), companies integer, companies_in_year integer, largest decimal(18, 6),
    two_largest decimal(18, 6), largest_in_year decimal(18, 6), two_largest_in_year decimal(18, 6), receipts integer,
    status varchar, delivery varchar
);
-- Of each year the last delivery counts.
create view core.waste as
from core.waste_report
qualify delivery = max(delivery) over (partition by year);
