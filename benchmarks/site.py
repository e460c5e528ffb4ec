"""How long the public edition takes: `python -m benchmarks.site`. Whole, and again when nothing changed.

On the example data, so that every page has its figures. Run by hand, never as a test: a busy machine makes it slower,
not wrong; the seconds of work (user time of all processes) tell what it would take elsewhere.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
AIM = 120


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, out = Path(folder) / "home", Path(folder) / "site"
        home.mkdir()
        environment = os.environ | {"GRONDSTOFFEN_HOME": str(home)}
        print("public edition, both languages, with example data, seconds")
        for name, command in (
            ("build", ["build"]),
            ("site, gate anew", ["publish", "site", "--example", "--out", f"{out}1"]),
            ("site, whole", ["publish", "site", "--example", "--out", str(out)]),
            ("site, again", ["publish", "site", "--example", "--out", str(out)]),
        ):
            start, work = time.perf_counter(), used()
            subprocess.run([sys.executable, "cli.py", *command], cwd=PROJECT, env=environment, check=True,
                           capture_output=True)
            aim = f"   (aim: under {AIM} on two cores)" if name == "site, whole" else ""
            print(f"  {name:<18}{time.perf_counter() - start:8.1f}   work {used() - work:8.1f}{aim}", flush=True)
        files = [path for path in out.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        print(f"  {len(files)} files, of which {pages} HTML, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")


def used() -> float:
    """Seconds of processor time of all processes so far."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
