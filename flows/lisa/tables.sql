-- What deliveries of this source become: sums of establishments and their jobs. `level` is class (a class of NACE in a
-- province), total (of a province or municipality), part (circular or none, of a municipality) or strategy (an R-strategy in a
-- municipality); `list` marks the list of circular activities that the last two are made with. Numbers are NULL, status Q,
-- where they are left out because a firm could be read in them.
create table core.lisa_cell (
    year smallint, region varchar, level varchar, code varchar, list varchar, firms integer, jobs decimal(18, 6),
    status varchar, delivery varchar
);
-- Of each year the last delivery counts.
create view core.lisa as
from core.lisa_cell
qualify delivery = max(delivery) over (partition by year);
