"""From the bytes of a delivered file to its text: what kind of file, which encoding, is it damaged."""

import io
import lzma
import re
import zipfile
import zlib

from flows.errors import refuse

ZIP = b"PK\x03\x04"
# What Python's reader raises for a zip that is damaged.
DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError)
WORKBOOK, OTHER = "workbook", "other_format"
FORMAT_MARKS = {
    b"\xd0\xcf\x11\xe0": (WORKBOOK, "xls"),
    b"%PDF": (OTHER, "PDF"),
    b"\x89PNG": (OTHER, "PNG"),
    b"\xff\xd8\xff": (OTHER, "JPEG"),
    b"\x1f\x8b": (OTHER, "gzip"),
    b"PAR1": (OTHER, "Parquet"),
    b"{\\rtf": (OTHER, "RTF"),
    b"<": (OTHER, "HTML/XML"),
}
CONTROL_CHARACTERS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20))))
NOTHING = b"\r\n\t \x00\xef\xbb\xbf\xff\xfe"
MANY_QUOTES = 200_000
CONTROL = re.compile(f"[{CONTROL_CHARACTERS}]")


def zip_names(content: bytes) -> list[str]:
    """The names of the files in a zip; none when it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    except DAMAGE:
        return []


def other_format(content: bytes) -> tuple[str, str] | None:
    """The rule and the name for a well-known kind of file that is no delimited text; None for any other."""
    if content.startswith(ZIP):
        names = zip_names(content)
        if any(name.startswith("xl/") for name in names):
            return WORKBOOK, "xlsx"
        return (WORKBOOK, "ods") if "content.xml" in names else (OTHER, "zip")
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for mark, kind in FORMAT_MARKS.items() if start.startswith(mark)), None)


def utf_16_without_mark(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: every other byte of western text is nul; which half tells."""
    even, odd = content[0:2000:2].count(0), content[1:2000:2].count(0)
    if max(even, odd) < 0.3 * len(content[:2000]):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def decode(content: bytes, file: str) -> tuple[str, str]:
    """Text of a file and the name of its encoding: UTF-8 (with or without mark), UTF-16, else cp1252.

    Raises Refused for an empty file, a workbook and anything else that is not text, and for text that is damaged.
    """
    if not (content[:1000].strip(NOTHING) or content.strip(NOTHING)):  # the whole only where it begins with nothing
        refuse("empty_file", file)
    if kind := other_format(content):
        refuse(kind[0], file, kind=kind[1])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = utf_16_without_mark(content) or "utf-8"
    try:
        text = content.decode(encoding).removesuffix("\x1a")  # the end mark of old DOS programs
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return decode_cp1252(content, error, file).removesuffix("\x1a"), "cp1252"
        # `error.object` is what was decoded, without the mark that the places in the error leave out.
        start = error.object[: error.start].decode(encoding)
        line, last = start.count("\n") + 1, start.rpartition("\n")[2]
        if error.end == len(error.object):
            refuse("file_cut", file, line, last[-60:])
        refuse("broken_text", file, line, last[-40:], encoding=encoding.removesuffix("-sig").upper())
    return text, encoding


def clean(text: str, file: str) -> str:
    """Text with `\\n` as line end; raises Refused, with the line, for characters that no text has."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := CONTROL.search(text):
        if len(CONTROL.findall(text, 0, 10_000)) > 10:
            refuse("binary_file", file)
        before = text[: control.start()]
        refuse("control_character", file, before.count("\n") + 1, before.rpartition("\n")[2][-40:],
               code=f"U+{ord(control[0]):04X}")
    return text


def has_control_characters(text: bytes) -> bool:
    """Whether UTF-8 text has characters that no text has."""
    return len(text.translate(None, CONTROL_CHARACTERS.encode())) != len(text)


def decode_cp1252(content: bytes, error: UnicodeDecodeError, file: str) -> str:
    """Text that is no UTF-8 read as cp1252, unless it is UTF-8 that was cut or glued to a file of another encoding."""
    if sum(map(content[:4000].count, CONTROL_CHARACTERS.encode())) > 10:
        refuse("binary_file", file)
    line = content.count(b"\n", 0, error.start) + 1
    if not content[: error.start].isascii():
        start = content[: error.start].decode("utf-8")
        if error.end == len(content) and error.reason == "unexpected end of data":
            refuse("file_cut", file, line, start.rpartition("\n")[2][-60:])
        refuse("mixed_encodings", file, line, start.rpartition("\n")[2][-40:])
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        refuse("binary_file", file)


def newlines_of_plain(text: bytes, separator: bytes) -> int | None:
    """How many lines UTF-8 text has; None where it has odd line ends, control characters or quotes out of place."""
    newlines = text.count(b"\n")
    if b"\r" in text and not newlines == text.count(b"\r") == text.count(b"\r\n"):
        return None
    if has_control_characters(text) or not quotes_at_edges(text, separator):
        return None
    return newlines


def quotes_at_edges(text: bytes, separator: bytes) -> bool:
    """Whether every quote opens or closes a field; readers differ in what they make of others.

    A file that quotes nearly everything is not looked through.
    """
    if text.count(b'"') > MANY_QUOTES:
        return False
    edges, pieces = separator + b"\r\n", text.split(b'"')
    before, between, after = pieces[0], pieces[2:-1:2], pieces[-1]
    return len(pieces) == 1 or (
        len(pieces) % 2 == 1 and before[-1:] in edges and after[:1] in edges
        and all(piece and piece[:1] in edges and piece[-1:] in edges for piece in between)
    )
