"""Files in one file, without a clock: equal contents give equal bytes.

    zipped({"a.txt": b"..."})        still_zip(docx)          digest(content)
"""

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256

from charts.export import STILL

WHEN = STILL.timetuple()[:6]
# These are packed already.
PACKED = (".png", ".zip", ".docx", ".xlsx")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their name, in that order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            kind = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, date_time=WHEN), content, kind)
    return out.getvalue()


def still_zip(content: bytes) -> bytes:
    """A zip (such as a Word document) with the same parts, without the time of day that it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as still:
        for info in archive.infolist():
            still.writestr(zipfile.ZipInfo(info.filename, date_time=WHEN), archive.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def digest(content: bytes) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    return sha256(content).hexdigest()
