-- Action lines.
from policy_output('policy_action_lines')
