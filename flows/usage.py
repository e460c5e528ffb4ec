"""The words of `argparse` itself (usage, headings, faults) in the language of the user.

argparse asks gettext for its words, which reads compiled catalogues only. Ours are TOML, so for as long as a command
line is read, argparse asks us instead. A text that is not in `WORDS` stays as Python has it.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from flows.texts import Texts

# The text as it stands in argparse -> its key below `cli.usage`.
WORDS = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "show_help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": "choice",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "command",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_of",
    "not allowed with argument %s": "not_with",
    "unrecognized arguments: %s": "unrecognized",
    "expected one argument": "one_value",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "ignored explicit argument %r": "no_value",
    "invalid %(type)s value: %(value)r": "whole_number",
}


@contextmanager
def in_words_of(t: Texts) -> Iterator[None]:
    """Let argparse speak the language of `t` within the block; the parser is made and used inside it."""
    plain = argparse._
    argparse._ = lambda text: t(f"cli.usage.{WORDS[text]}") if text in WORDS else plain(text)
    try:
        yield
    finally:
        argparse._ = plain
