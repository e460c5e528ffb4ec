-- Circular firms, in all, by R-strategy, sector and activity (macros/circular.sql).
from circular_values('circular_firms', 'firms')
