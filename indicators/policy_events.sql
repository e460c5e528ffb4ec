-- Events.
from policy_output('policy_events')
