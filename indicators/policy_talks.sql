-- Talks.
from policy_output('policy_talks')
