-- Vouchers.
from policy_output('policy_vouchers')
