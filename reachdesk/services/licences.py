"""What ReachDesk is made of, under which licences, and their full texts as they are shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from reachdesk import paths

NOT_SHIPPED = frozenset({"pip"})
"""What a dependency asks for and the program never loads: in no packed program."""

_A_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that travels with the program.

    `licence` is an SPDX expression (https://spdx.org/licenses) or «Public domain»; `distribution`
    names the Python package whose licence files count, None for what is none; `files` are texts
    below `resources`.
    """

    name: str
    licence: str
    distribution: str | None = None
    files: tuple[str, ...] = ()


PARTS = (
    Part("ReachDesk", "MIT", None, ("licences/ReachDesk.txt",)),
    Part("Python", "PSF-2.0", None, ("licences/Python.txt",)),
    Part(
        *("Qt, PySide6", "LGPL-3.0-only", "pyside6-essentials"),
        ("licences/Qt.txt", "licences/LGPL-3.txt", "licences/GPL-3.txt"),
    ),
    Part("Shiboken", "LGPL-3.0-only", "shiboken6", ("licences/LGPL-3.txt",)),
    Part("pyqtgraph", "MIT", "pyqtgraph"),
    Part("NumPy", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "numpy"),
    Part("sqlite-utils", "Apache-2.0", "sqlite-utils"),
    Part("sqlite-fts4", "Apache-2.0", "sqlite-fts4"),
    Part("click", "BSD-3-Clause", "click"),
    Part("click-default-group", "BSD-3-Clause", "click-default-group"),
    Part("pluggy", "MIT", "pluggy"),
    Part("tabulate", "MIT", "tabulate"),
    Part("colorama", "BSD-3-Clause", "colorama"),
    Part("msgspec", "BSD-3-Clause", "msgspec"),
    Part("python-dateutil", "BSD-3-Clause", "python-dateutil"),
    Part("charset-normalizer", "MIT", "charset-normalizer"),
    Part("platformdirs", "MIT", "platformdirs"),
    Part("python-calamine", "MIT", "python-calamine"),
    Part("libipld", "MIT", "libipld"),
    Part("tzdata", "Apache-2.0", "tzdata"),
    Part("Inter", "OFL-1.1", None, ("fonts/NOTICE", "fonts/OFL.txt")),
    Part("GeoNames", "CC-BY-4.0", None, ("gazetteer/NOTICE.txt",)),
    Part("Natural Earth", "Public domain", None, ("world/NOTICE",)),
    Part("Unicode CLDR", "Unicode-3.0", None, ("countries-NOTICE.txt",)),
)


def texts() -> Iterator[tuple[str, str]]:
    """(heading, text) of every licence and notice: of the parts in order, then of the system's
    libraries that a packed program brings along."""
    seen: set[str] = set()
    for part in PARTS:
        for name in part.files:
            if name not in seen:
                seen.add(name)
                yield f"{part.name} ({name})", _shipped(name)
        if part.distribution is not None:
            for name, text in of_distribution(part.distribution):
                yield f"{part.name} ({name})", text
    for file in sorted(paths.resource("licences").glob("system/*.txt")):
        yield file.stem, file.read_text(encoding="utf-8", errors="replace")


def of_distribution(name: str) -> Iterator[tuple[str, str]]:
    """(file, text) of the licence files of an installed Python package.

    Raises `PackageNotFoundError` for one that is not.
    """
    for file in metadata.files(name) or ():
        inside = file.parts[0].endswith(".dist-info") and "sboms" not in file.parts
        if inside and _A_TEXT.search(file.name):
            yield "/".join(file.parts[1:]), file.read_text(encoding="utf-8")


def _shipped(name: str) -> str:
    return paths.resource(name).read_text(encoding="utf-8")
