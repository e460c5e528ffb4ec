"""The command line speaks one language in all it says, the words of Python's own parser included."""

import argparse
import inspect
import re

import pytest

import cli
from flows.texts import LANGUAGES, Texts, catalogue
from flows.usage import WORDS, in_words_of

ENGLISH = re.compile(r"\b(usage|positional|arguments?|options:|show this|error|invalid|choose|required|"
                     r"unrecognized|expected|ambiguous|ignored|following)\b")
FAULTS = {
    (): ("opdracht", "command"),
    ("verzinsel",): ("'build'", "'build'"),
    ("check", "cbs_flows"): ("dit ontbreekt: bestand", "this is missing: file"),
    ("check", "cbs_flows", "x.csv", "--year", "vorig"): ("'vorig' is geen geheel getal", "is not a whole number"),
    ("values", "--indicator"): ("bij --indicator: hier hoort een waarde", "at --indicator: a value belongs"),
    ("values", "--indicator", "dmi", "--o", "x"): ("--option, --out", "--option, --out"),
    ("deliveries", "--kleur", "rood"): ("dit is niet bekend: --kleur rood", "this is not known: --kleur rood"),
    ("build", "--force=1"): ("hier hoort geen waarde", "no value belongs"),
    ("publish",): ("dit ontbreekt: uitgave", "this is missing: edition"),
    ("publish", "krant", "--out", "x"): ("'krant' bestaat hier niet", "'krant' does not exist here"),
    ("publish", "monitor"): ("een van deze ontbreekt: --out --list", "one of these is missing: --out --list"),
    ("publish", "monitor", "--out", "x", "--list"): ("dit gaat niet samen met --out", "this does not go with --out"),
    ("publish", "site"): ("dit ontbreekt: --out", "this is missing: --out"),
    ("update", "wegen"): ("Kies uit: 'boundaries', 'statline'", "Choose from: 'boundaries', 'statline'"),
}


def wrong_usage(capsys, *arguments: str) -> str:
    """What is said of a wrong command, which ends with code 2 and nothing on the standard output."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(list(arguments))
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("arguments", FAULTS, ids=" ".join)
def test_wrong_usage_is_told_in_dutch(capsys, arguments):
    said = wrong_usage(capsys, *arguments)
    assert said.startswith("gebruik: cli.py")
    assert ": fout: " in said
    assert FAULTS[arguments][0] in said
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize("arguments", FAULTS, ids=" ".join)
def test_and_in_english_on_request(capsys, arguments):
    said = wrong_usage(capsys, "--lang", "en", *arguments)
    assert said.startswith("usage: cli.py")
    assert ": error: " in said
    assert FAULTS[arguments][1] in said
    assert "fout" not in said


@pytest.mark.parametrize("arguments", [("--lang",), ("--lang", "de", "build"), ("build", "--lang")])
def test_a_language_that_is_missing_or_unknown_is_told_in_dutch(capsys, arguments):
    said = wrong_usage(capsys, *arguments)
    assert "bij --lang: " in said
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize("command", ["", "build", "check", "deliver", "deliveries", "values", "update", "publish",
                                     "publish site", "publish monitor"])
def test_help_is_in_one_language(capsys, command):
    said = {}
    for lang in LANGUAGES:
        with pytest.raises(SystemExit) as stopped:
            cli.main(["--lang", lang, *command.split(), "--help"])
        assert stopped.value.code == 0
        said[lang] = capsys.readouterr().out
    assert said["nl"].startswith("gebruik: ")
    assert "toon deze uitleg en stop" in said["nl"]
    assert not ENGLISH.search(said["nl"]), said["nl"]
    assert said["en"].startswith("usage: ")
    assert "show this help and stop" in said["en"]
    assert "gebruik" not in said["en"]


def test_the_words_are_those_of_this_python():
    """Were argparse to change a text, its own English would come back: of what it says now, none may be left out."""
    source = inspect.getsource(argparse)
    gone = [text for text in WORDS if repr(text)[1:-1] not in source]
    # Later versions suggest a choice; earlier ones knew no such text.
    assert [text for text in gone if "maybe you meant" not in text] == []


def test_what_is_filled_in_is_what_argparse_gives():
    holes = re.compile(r"%(?:\(\w+\))?[sr]")
    for text, key in WORDS.items():
        for lang in LANGUAGES:
            assert set(holes.findall(catalogue(lang)[f"cli.usage.{key}"])) <= set(holes.findall(text)), key


def test_argparse_has_its_own_words_back_afterwards():
    plain = argparse._
    with pytest.raises(ZeroDivisionError), in_words_of(Texts("nl")):
        assert argparse._("usage: ") == "gebruik: "
        assert argparse._("some other text") == "some other text"
        raise ZeroDivisionError
    assert argparse._ is plain
