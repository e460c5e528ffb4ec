-- Memberships.
from policy_output('policy_memberships')
