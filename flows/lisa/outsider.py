"""What an outsider can work out of sums that are not kept, and what else to leave out so that it is not enough.

An outsider knows every sum that is kept, how sums add up to each other (`Cell.lines`), that nothing is below zero and
that a sum that is left out has at least one establishment. What fits all that is another table that could be the true
one. A sum that tells too much is safe when there are tables in which it has another number of establishments, and so
many jobs more and so many jobs less that none of them tells what it has.

Such a table is found by a linear programme: change the sum by so much and keep all additions right, where a change of
a sum that is kept costs what that sum is worth. A sum that changes must be left out as well. The sums are a network
(each is in at most one addition of places and one of activities), so that changes come out in whole numbers. It is the
network method for complementary suppression (Cox, 1995).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import linalg, sparse
from scipy.optimize import linprog

# A change that is less than this is the rounding of the solver.
NOTHING = 1e-6


@dataclass(frozen=True)
class Cell:
    """A sum: its key, how many establishments, their jobs, those of the largest, the additions that it is in, and how
    many times more it is missed than another with so many establishments.

    A line is the name of an addition behind a sign: `+in:GM0344` is a part of it, `-in:GM0344` is what it adds up to.
    The cells of a line need not be all: what lacks is known.
    """

    key: str
    firms: int
    jobs: float
    largest: float
    lines: tuple[str, ...] = ()
    missed: float = 1


class Outsider:
    """Tries to work out cells of one table from those that are kept; `left_out` marks the others, and grows."""

    def __init__(self, cells: Sequence[Cell], left_out: np.ndarray):
        self.left_out = left_out
        self.firms = np.array([cell.firms for cell in cells], float)
        self.jobs = np.array([cell.jobs for cell in cells], float)
        self.worth = self.firms * [cell.missed for cell in cells]
        rows: dict[str, int] = defaultdict(lambda: len(rows))
        signs = [(1 if line[0] == "+" else -1, rows[line[1:]], place)
                 for place, cell in enumerate(cells) for line in cell.lines]
        value, row, place = zip(*signs, strict=True) if signs else ((), (), ())
        # By measure: the largest change up and down of each cell in a table that was found.
        self.seen = {"firms": np.zeros((2, len(cells))), "jobs": np.zeros((2, len(cells)))}
        self.additions = sparse.csr_array((value, (row, place)), shape=(len(rows), len(cells)), dtype=float)

    def protect(self, places: Sequence[int], part: float) -> None:
        """Leave out more until the sum of the cells at `places` is safe: another number of establishments is possible,
        and so is 1/`part` times and `part` times its jobs.
        """
        places, jobs = list(places), self.jobs[list(places)].sum()
        self.change(places, "firms", 1)
        self.change(places, "jobs", max(1.0, np.ceil(jobs / part - jobs)))
        if jobs:
            self.change(places, "jobs", -np.ceil(jobs - jobs * part))

    def change(self, places: list[int], measure: str, by: float) -> None:
        """Leave out the cells that must change for the sum of `places` to change `by`."""
        if len(places) == 1 and abs(self.seen[measure][int(by < 0), places[0]]) >= abs(by):
            return
        amounts, least = (self.firms, 1) if measure == "firms" else (self.jobs, 0)
        count = len(amounts)
        wanted = np.zeros(count)
        wanted[places] = 1
        worth = np.where(self.left_out, 0, self.worth)
        found = linprog(
            np.r_[worth, worth],
            A_eq=sparse.vstack([sparse.hstack([self.additions, -self.additions]),
                                sparse.csr_array(np.r_[wanted, -wanted].reshape(1, -1))], format="csr"),
            b_eq=np.r_[np.zeros(self.additions.shape[0]), by],
            bounds=np.r_[np.c_[np.zeros(count), np.full(count, np.inf)],
                         np.c_[np.zeros(count), np.maximum(amounts - least, 0)]],
            method="highs-ds",
        )
        if found.x is None:  # without any such table nothing in it is safe
            self.left_out[:] = True
            return
        change = found.x[:count] - found.x[count:]
        self.left_out |= np.abs(change) > NOTHING
        up, down = self.seen[measure]
        self.seen[measure] = np.array([np.maximum(up, change), np.minimum(down, change)])

    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of cells left out, of one establishment each, of which the sum follows from what is kept.

        A sum follows when it is the same in all tables that add up: when no change of the cells left out changes it.
        """
        places = np.flatnonzero(self.left_out)
        free = linalg.null_space(self.additions[:, places].toarray())
        single = [number for number, place in enumerate(places) if self.firms[place] == 1]
        return [(int(places[one]), int(places[other])) for one, other in combinations(single, 2)
                if np.abs(free[one] + free[other]).max(initial=0) < NOTHING]
