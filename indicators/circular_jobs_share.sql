-- 100 x circular jobs / all jobs (macros/circular.sql).
from circular_shares('circular_jobs_share', 'jobs')
