-- People.
from policy_output('policy_people')
