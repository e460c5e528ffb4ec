-- 100 x circular firms / all firms (macros/circular.sql).
from circular_shares('circular_firms_share', 'firms')
