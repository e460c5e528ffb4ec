"""People at work for circular chains."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_people", "Mensen die ketens op gang helpen", "People who get chains going",
    "Mensen die de provincie inzet om ketens circulair te maken, zoals ketenregisseurs.",
    "People the province puts to work to make chains circular, such as chain directors.",
)
