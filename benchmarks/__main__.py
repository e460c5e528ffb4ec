"""How long the work takes: `make benchmark`. Each figure is a median; ratios are of the same run on the same machine.

Run by hand, never as a test: a busy machine makes it slower, not wrong.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--repeat", type=int, default=5)
    repeat = wanted.parse_args().repeat
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "stromen.csv"
        run("-c", f"import pathlib; from flows.cbs_flows.example import write_example; "
                  f"write_example(pathlib.Path({str(table)!r}))")
        rounds = [delivery(table, Path(folder) / f"home{number}") for number in range(repeat)]
        print("check + deliver + build of the CBS table (238,788 rows), separate processes, seconds")
        medians = {step: statistics.median(times[step] for times in rounds) for step in rounds[0]}
        for step, seconds in medians.items():
            print(f"  {step:<12}{seconds:8.2f}")
        print(f"  {'together':<12}{statistics.median(sum(times.values()) for times in rounds):8.2f}   (aim: under 4)")
        plain = statistics.median(timed("-m", "benchmarks.pandas_way", str(table)) for _ in range(repeat))
        print("the straightforward pandas way: DMI and DMC by goods group and scope, no checks, no standard errors")
        print(f"  {'pandas':<12}{plain:8.2f}   (our build does all of it in {medians['build'] / plain:.2f} times that)")
        print(f"  largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
        questions(Path(folder) / "home0", repeat)


def delivery(table: Path, home: Path) -> dict[str, float]:
    """Seconds of each step for one fresh home."""
    return {
        "check": timed("cli.py", "check", "cbs_flows", str(table), home=home),
        "deliver": timed("cli.py", "deliver", "cbs_flows", str(table), home=home),
        "build": timed("cli.py", "build", home=home),
    }


def questions(home: Path, repeat: int) -> None:
    """Seconds of a page's questions, stored and with another parameter, and of the screens themselves."""
    os.environ["GRONDSTOFFEN_HOME"] = str(home)
    from indicators.ask import values
    from indicators.build import current
    from indicators.database import cursor

    path = current()
    print("a question to the database, milliseconds (first, then median)")
    for name, options in (("stored", {}), ("mixed_share=0.4", {"mixed_share": 0.4})):
        times = []
        for _ in range(repeat + 1):
            start = time.perf_counter()
            values(cursor(path), ["dmi", "dmc"], ["PV26"], None, ["scope", "goods_group"], options=options)
            times.append(1000 * (time.perf_counter() - start))
        print(f"  {name:<18}{times[0]:8.0f}{statistics.median(times[1:]):8.0f}")
    print("a screen, milliseconds (first, then median of reruns)")
    from streamlit.testing.v1 import AppTest

    for page in ("app.py", *sorted(f"pages/{path.name}" for path in (PROJECT / "pages").glob("[a-z]*.py"))):
        screen = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        if page != "app.py":
            screen.switch_page(page)
        times = []
        for _ in range(repeat + 1):
            start = time.perf_counter()
            if screen.run().exception:
                raise RuntimeError(f"{page}: {screen.exception[0].message}")
            times.append(1000 * (time.perf_counter() - start))
        print(f"  {page:<28}{times[0]:8.0f}{statistics.median(times[1:]):8.0f}")


def timed(*arguments: str, home: Path | None = None) -> float:
    start = time.perf_counter()
    run(*arguments, home=home)
    return time.perf_counter() - start


def run(*arguments: str, home: Path | None = None) -> None:
    environment = dict(os.environ) if home is None else {**os.environ, "GRONDSTOFFEN_HOME": str(home)}
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    main()
