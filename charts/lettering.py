"""How wide a text is and where it must break, without asking a browser.

The widths are those of Liberation Sans (equal to Arial and Helvetica), in thousandths of the font size, for
the characters from space to tilde. Accented letters count as their base letter.
"""

import unicodedata

WIDTHS = {
    "normal": (
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
        "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
        "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
        "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    ),
    "bold": (
        "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
        "556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
        "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
        "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
    ),
}
TABLES = {
    weight: dict(zip(map(chr, range(32, 127)), map(int, text.split()), strict=True)) for weight, text in WIDTHS.items()
}
# Signs outside the table are rarely wider than this; the long dash and the ellipsis are as wide as the
# letter is high.
OTHERWISE, WIDE = 600, 1000


def width(text: str, size: float, weight: str = "normal") -> float:
    """Estimated width of one line in pixels at a font size in pixels; weight "normal" or "bold"."""
    table = TABLES[weight]
    total = 0
    for sign in unicodedata.normalize("NFKD", text):
        if unicodedata.combining(sign):
            continue
        total += table.get(sign, WIDE if sign in "—…" else OTHERWISE)
    return total * size / 1000


def wrap(text: str, room: float, size: float, weight: str = "normal", *, whole: bool = False) -> list[str]:
    """The text in lines no wider than `room` pixels; a word that is wider by itself (a link) is cut,
    unless words must stay `whole`.

    An empty text gives no lines.
    """
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, size, weight) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while not whole and width(word, size, weight) > room and len(word) > 1:
            fits = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size, weight) <= room))
            lines.append(word[:fits])
            word = word[fits:]
        line = word
    return [*lines, line] if line else lines


def within(text: str, most: int, room: float, size: float, weight: str = "normal") -> list[str]:
    """As `wrap`, in at most so many lines, the last one cut where it must be."""
    lines = wrap(text, room, size, weight)
    return lines if len(lines) <= most else [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room, size, weight)]


def balanced(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """As `wrap`, in as many lines, but of about equal length: no single word on the last line."""
    lines = wrap(text, room, size, weight)
    narrow = room
    while len(lines) > 1 and narrow > room / 2:
        narrow -= room / 40
        tried = wrap(text, narrow, size, weight)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def cut(text: str, room: float, size: float, weight: str = "normal") -> str:
    """The text on one line, ending in an ellipsis when it is wider than `room`."""
    if width(text, size, weight) <= room:
        return text
    while text and width(text + "…", size, weight) > room:
        text = text[:-1]
    return text.rstrip() + "…"
