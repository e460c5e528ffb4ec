"""Vouchers granted to small firms."""

from indicators.policy_count import policy_count

INDICATOR = policy_count(
    "policy_vouchers", "Verleende vouchers", "Vouchers granted",
    "Vouchers voor kleine bedrijven die in het jaar zijn verleend, voor hulp bij circulair ondernemen.",
    "Vouchers for small firms granted in the year, for help with circular business.",
)
