"""Action lines of regional alliances."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_action_lines", "Actielijnen van regionale samenwerking", "Action lines of regional co-operation",
    "Actielijnen waarin de provincie met anderen in de regio samenwerkt.",
    "Action lines in which the province works with others in the region.",
)
