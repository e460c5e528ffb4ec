"""Paying memberships of circular networks."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_memberships",
    "Betalende lidmaatschappen van circulaire netwerken",
    "Paying memberships of circular networks",
    "Betalende leden van de circulaire netwerken bij elkaar. Wie lid is van twee netwerken, telt twee keer.",
    "Paying members of the circular networks together. Who is a member of two networks counts twice.",
)
