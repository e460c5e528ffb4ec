"""The house rules of README.md, read from the code itself."""

import ast
import csv
import re
import string
import subprocess
from functools import cache
from pathlib import Path

import pytest

from flows.texts import LANGUAGES, Texts, catalogue

PROJECT = Path(__file__).parents[1]
# From left to right; a room imports only from rooms to its left.
ORDER = {"flows": 0, "indicators": 1, "charts": 2, "figures": 3, "publish": 4, "pages": 5}
AT_THE_DOOR = {"app.py", "asgi.py", "cli.py"}
OUTSIDE = {"tests", "benchmarks"}
KNOWS_STREAMLIT = {"pages", "app.py", "asgi.py"}
KNOWS_ALTAIR = {"charts", "figures", "pages", "publish", "app.py", "cli.py"}
LONGEST = 400
# Numbers of the method that happen to equal a reduction.
NOT_A_TARGET = {
    "uncertainty.py": {0.5},  # the assumed correlation between the errors of two years
    "parameters.py": {0.5},  # the default of a parameter, with its reason
}


def python_files() -> list[Path]:
    """The Python files of the house, without tests, benchmarks and what is installed."""
    hidden = {"__pycache__"} | OUTSIDE
    return sorted(
        path
        for path in PROJECT.rglob("*.py")
        if not any(part in hidden or part.startswith(".") for part in path.relative_to(PROJECT).parts)
    )


FILES = python_files()
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def room(path: Path) -> str:
    """The room a file stands in, or its own name at the door."""
    return path.relative_to(PROJECT).parts[0]


def imported(path: Path) -> set[str]:
    """The full names of all that a file imports, wherever in the file it does so."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@EVERY_FILE
def test_every_file_stands_in_a_room(path):
    assert room(path) in ORDER or room(path) in AT_THE_DOOR


@EVERY_FILE
def test_imports_run_one_way(path):
    here = room(path)
    for name in imported(path):
        there = name.split(".")[0]
        assert here in AT_THE_DOOR or f"{there}.py" not in AT_THE_DOOR, f"{here} imports the door: {name}"
        if there in ORDER and here in ORDER and there != here:
            assert ORDER[there] < ORDER[here], f"{here} imports {name}: against the direction of the house"


@EVERY_FILE
def test_screens_alone_know_streamlit_and_charts_alone_altair(path):
    roots = {name.split(".")[0] for name in imported(path)}
    assert "streamlit" not in roots or room(path) in KNOWS_STREAMLIT
    assert "altair" not in roots or room(path) in KNOWS_ALTAIR


@EVERY_FILE
def test_a_file_has_one_subject(path):
    assert path.stem not in {"utils", "util", "helpers", "misc"}
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines"


@EVERY_FILE
def test_what_others_use_is_explained(path):
    if room(path) not in {"flows", "indicators", "charts", "figures", "publish"}:
        return
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in tree(path).body if isinstance(node, definitions) and node.name[0] != "_"]
    assert not (silent := [node.name for node in public if not ast.get_docstring(node)]), silent
    assert not public or ast.get_docstring(tree(path)), "the module says nothing about itself"


def test_data_holds_no_code():
    assert not list((PROJECT / "data").rglob("*.py"))


# Texts


def placeholders(text: str) -> set[str]:
    """The names between braces in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_languages_have_the_same_texts():
    first, *others = (set(catalogue(lang)) for lang in LANGUAGES)
    for other in others:
        assert first ^ other == set()


def test_the_languages_have_the_same_placeholders():
    different = {
        key: [placeholders(catalogue(lang)[key]) for lang in LANGUAGES]
        for key in catalogue(LANGUAGES[0])
        if len({frozenset(placeholders(catalogue(lang)[key])) for lang in LANGUAGES}) > 1
    }
    assert different == {}


@pytest.mark.parametrize(("stated", "dutch", "english"), [
    ("2026-09-30", "30 september 2026", "30 September 2026"), ("2025-10", "oktober 2025", "October 2025"),
    ("2019", "2019", "2019"), ("2020-2023", "2020-2023", "2020-2023"),
])
def test_a_date_is_said_as_far_as_it_is_known(stated, dutch, english):
    assert (Texts("nl").when(stated), Texts("en").when(stated)) == (dutch, english)


def test_no_text_is_empty():
    assert [key for lang in LANGUAGES for key, text in catalogue(lang).items() if not text.strip()] == []


@cache
def stems() -> set[str]:
    """The first parts of all text keys."""
    return {key.split(".")[0] for key in catalogue(LANGUAGES[0])}


def looks_like_a_key(text: str) -> bool:
    """Whether a string in the code can only be a text key: `room.name`, not a file name."""
    return bool(re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", text)) and text.split(".")[0] in stems()


NOT_A_KEY = re.compile(r"\.(csv|toml|sql|py|md|json|duckdb|svg|png|xlsx|zip|parquet|geojson)$")


def unknown_keys(node: ast.AST) -> list[str]:
    """The text keys that a piece of code uses and the catalogue lacks; of an f-string only its beginning."""
    known = catalogue(LANGUAGES[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        key = node.value
        return [key] if looks_like_a_key(key) and not NOT_A_KEY.search(key) and key not in known else []
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        start = node.values[0].value
        is_key = re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", start) and start.split(".")[0] in stems()
        return [f"{start}..."] if is_key and not any(key.startswith(start) for key in known) else []
    return []


@EVERY_FILE
def test_every_text_key_in_the_code_exists(path):
    assert [key for node in ast.walk(tree(path)) for key in unknown_keys(node)] == []


# Figures are data


def test_no_target_stands_in_the_code():
    """Nor the share of the mixed groups: an indicator reads such numbers from data/."""
    with (PROJECT / "data" / "targets.csv").open(encoding="utf-8", newline="") as file:
        reductions = {float(row["reduction"]) for row in csv.DictReader(file) if row["reduction"]}
    assert reductions
    found = []
    for path in sorted((PROJECT / "indicators").rglob("*.py")):
        numbers = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
        wrong = reductions - NOT_A_TARGET.get(path.name, set())
        found += [f"{path.name}:{n.lineno}: {n.value}" for n in numbers if n.value in wrong]
    for path in sorted((PROJECT / "indicators").rglob("*.sql")):
        written = re.findall(r"(?<![\w.])0?\.\d+", re.sub("--.*", "", path.read_text(encoding="utf-8")))
        found += [f"{path.name}: {number}" for number in written if float(number) in reductions]
    assert found == []


# The repository


def tracked() -> list[Path]:
    """The text files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout, so there is no list of tracked files")
    names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    return [PROJECT / name for name in names if not name.endswith((".png", ".pdf", ".woff2", ".ttf"))]


def test_no_file_knows_the_machine_it_was_made_on():
    folders = "|".join(["work", "root", "tmp", "home", "Users", "opt", "mnt"])
    # Not after a letter, dot or slash: that is the middle of an address on the web.
    machine_path = re.compile(rf"(?<![\w./:-])/(?:{folders})/\w")
    package_host = re.compile(r"(?:--)?(?:extra-)?index-url|find-links\s+\S*[:/]", re.IGNORECASE)
    found = []
    for path in tracked():
        if not path.is_file() or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if machine_path.search(line) or (package_host.search(line) and path.suffix == ".txt"):
                found.append(f"{path.relative_to(PROJECT)}:{number}: {line.strip()[:120]}")
    assert found == []


def test_the_pinned_lists_pin_everything():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (PROJECT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.lstrip().startswith("#"):
                assert re.match(r"[a-z0-9._-]+==[^ ]+( ;.+)?$", line), f"{name}: {line}"
