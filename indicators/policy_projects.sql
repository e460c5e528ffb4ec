-- Projects.
from policy_output('policy_projects')
