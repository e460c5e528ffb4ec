"""Projects of circular networks."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_projects", "Projecten van circulaire netwerken", "Projects of circular networks",
    "Projecten die lopen of zijn afgerond in de circulaire netwerken.",
    "Projects running or done in the circular networks.",
)
