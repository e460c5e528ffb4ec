"""Talks with circular entrepreneurs."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_talks", "Gesprekken met circulaire ondernemers", "Talks with circular entrepreneurs",
    "Gesprekken met circulaire ondernemers in het jaar.",
    "Talks with circular entrepreneurs in the year.",
)
