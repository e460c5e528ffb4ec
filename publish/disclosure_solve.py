"""Secondary suppression: what else to hide so that nothing hidden can be worked out from what is shown.

An outsider knows that the figures shown are sums of weights. A hidden figure is safe when there is a *witness*: other
weights that give exactly the figures shown, in which the hidden one is so much larger, and their mirror image, in which
it is so much smaller. With `y` the change of each part, |y| at most its weight: member[shown] @ y = 0 and
|member[hidden] @ y| at least the protection. Both images keep every weight at zero or above. So the interval that an
outsider can compute (a linear programme for the least and the largest value) reaches at least from one to the other.

To find witnesses and to hide little, linear programmes are solved by HiGHS (interior point). One minimises the changes
of figures that are shown, weighted by how much they are missed; where the solution changes one, it is hidden. Solving
again with the weights divided by the changes found brings the number of hidden figures down (Candès, Wakin and Boyd,
2008, "Enhancing sparsity by reweighted l1 minimization").
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

# Weights are taken in thousands of their unit, near to one for the solver.
SCALE = 1e-3
# A change that is less than this part of its figure is the rounding of the solver.
NOTHING = 1e-7
# Solving again is worth its time where many targets are to be protected at once.
REWEIGHTED, MANY = 2, 20
DRAWS = 2
ROUNDS = 8
# A change of this part of the usual protection and one of nothing are weighted alike: else the solver loses its digits.
SMALLEST = 0.1
# What a missing part of the protection costs: more than hiding everything else.
SHORTFALL = 1e6


@dataclass
class Protection:
    """What was found: figures to hide besides the given ones, and which rows of `targets` have a witness."""

    hidden: np.ndarray
    is_safe: np.ndarray


class Solver:
    """The linear programmes on one table; see the module.

    member: figures x parts, weights: of the parts, missed: how much each figure is missed when hidden, known: figures
    that an outsider has already and that cannot be hidden any more.
    """

    def __init__(
        self, member: sparse.csr_array, weights: np.ndarray, missed: np.ndarray, known: np.ndarray, seed: int = 0
    ):
        self.member, self.weights, self.missed, self.known = member, weights * SCALE, missed, known
        self.amounts = np.asarray(member @ self.weights)
        # Which way a witness goes is drawn; the same draws each time, so that the same is hidden each time.
        self.draws = np.random.default_rng(seed)

    def protect(
        self, hidden: np.ndarray, targets: sparse.csr_array, by: np.ndarray, may_be_safe: bool = True
    ) -> Protection:
        """Hide more figures until each target (a row over the parts) has a witness that changes it by `by` or more.

        `may_be_safe` tells whether a target can have one before anything more is hidden.
        """
        hidden, by = hidden.copy(), by * SCALE
        is_safe = np.zeros(targets.shape[0], bool)
        for number in range(ROUNDS):
            if number or may_be_safe:
                self.find_free(hidden, targets, by, is_safe)
            todo = np.flatnonzero(~is_safe)
            if not len(todo):
                break
            before = hidden.sum(), is_safe.sum()
            self.hide_more(hidden, targets, by, is_safe, todo)
            if (hidden.sum(), is_safe.sum()) == before:
                break
        return Protection(hidden, is_safe)

    def find_free(self, hidden, targets, by, is_safe) -> None:
        """Mark the targets that have a witness while nothing more is hidden."""
        for _ in range(DRAWS):
            todo = np.flatnonzero(~is_safe)
            if not len(todo):
                return
            shown = self.member[~hidden | self.known]
            signs = self.signs(targets[todo])
            count, parts = len(todo), self.member.shape[1]
            # Each target to its protection, one way; u says how far it comes.
            reach = sparse.diags_array(-signs / by[todo]) @ targets[todo]
            solved = linprog(
                np.r_[np.zeros(parts), -np.ones(count)],
                A_ub=sparse.hstack([reach, sparse.eye_array(count)], format="csr"),
                b_ub=np.zeros(count),
                A_eq=sparse.hstack([shown, sparse.csr_array((shown.shape[0], count))], format="csr"),
                b_eq=np.zeros(shown.shape[0]),
                bounds=np.r_[self.bounds(), np.c_[-np.ones(count), np.ones(count)]],
                method="highs-ipm",
            )
            found = self.reached(solved, hidden, targets, by)
            if not (found & ~is_safe).any():
                return
            is_safe |= found

    def hide_more(self, hidden, targets, by, is_safe, todo) -> None:
        """Hide the cheapest figures found that give the targets `todo` a witness."""
        shown = np.flatnonzero(~hidden | self.known)
        parts, count, rows = self.member.shape[1], len(todo), len(shown)
        signs = self.signs(targets[todo])
        reach = sparse.diags_array(-signs / by[todo]) @ targets[todo]
        most = np.where(self.known[shown], 0, np.inf)
        cost = self.missed[shown] / np.maximum(self.amounts[shown], SCALE)
        best, least = None, np.inf
        for _ in range(REWEIGHTED if count > MANY else 1):
            # A change of a figure shown is up or down; what is short of the protection is paid dearly.
            solved = linprog(
                np.r_[np.zeros(parts), cost, cost, np.full(count, SHORTFALL)],
                A_ub=sparse.hstack([reach, sparse.csr_array((count, 2 * rows)), -sparse.eye_array(count)],
                                   format="csr"),
                b_ub=-np.ones(count),
                A_eq=sparse.hstack([self.member[shown], -sparse.eye_array(rows), sparse.eye_array(rows),
                                    sparse.csr_array((rows, count))], format="csr"),
                b_eq=np.zeros(rows),
                bounds=np.r_[self.bounds(), np.c_[np.zeros(2 * rows + count), np.r_[most, most, np.full(count, 2)]]],
                method="highs-ipm",
            )
            if solved.x is None:
                break
            change = np.abs(self.member @ solved.x[:parts])
            more = ~hidden & ~self.known & (change > self.negligible())
            paid = self.missed[more].sum() + SHORTFALL * (~self.reached(solved, hidden | more, targets, by)[todo]).sum()
            if paid < least:
                best, least = (solved, more), paid
            usual = np.median(by[todo])
            cost = self.missed[shown] / (change[shown] / usual + SMALLEST) / usual
        if best is not None:
            hidden |= best[1]
            is_safe |= self.reached(best[0], hidden, targets, by)

    def reached(self, solved, hidden, targets, by) -> np.ndarray:
        """The targets of which a solution is a witness: checked anew, since a solver may be wrong."""
        if solved.x is None:
            return np.zeros(targets.shape[0], bool)
        change = np.clip(solved.x[:self.member.shape[1]], -self.weights, self.weights)
        seen = np.abs(self.member @ change)[~hidden | self.known]
        if (seen > self.negligible()[~hidden | self.known]).any():
            return np.zeros(targets.shape[0], bool)
        return np.abs(targets @ change) >= by * (1 - 1e-6)

    def negligible(self) -> np.ndarray:
        """The change of each figure that nobody would see."""
        return np.maximum(self.amounts * NOTHING, NOTHING)

    def bounds(self) -> np.ndarray:
        return np.c_[-self.weights, self.weights]

    def signs(self, targets: sparse.csr_array) -> np.ndarray:
        """Which way each target goes: drawn for the parts, so that figures of the same parts go the same way."""
        drawn = self.draws.choice([-1.0, 1.0], len(self.weights))
        return np.where(targets @ (drawn * self.weights) >= 0, 1.0, -1.0)
