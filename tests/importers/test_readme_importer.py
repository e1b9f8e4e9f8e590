"""The importer that the README shows is one: it is run as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network, PostFact
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.source import Source
from reachdesk.services import recognising
from reachdesk.services.desk import Desk
from reachdesk.services.importing import run
from reachdesk.storage.library import open_library

README = Path(__file__).resolve().parents[2] / "README.md"
NAMES = {
    "Batch": Batch,
    "Evidence": Evidence,
    "Iterator": Iterator,
    "Match": Match,
    "Network": Network,
    "Outline": Outline,
    "Owner": Owner,
    "PostFact": PostFact,
    "Source": Source,
    "_": str,
}


def shown() -> str:
    return re.search(r"```python\n(class .+?)```", README.read_text("utf-8"), re.DOTALL)[1]


def test_it_takes_fifteen_lines():
    assert sum(bool(line.strip()) for line in shown().splitlines()) <= 15


def test_it_imports_a_file(tmp_path, monkeypatch):
    made = dict(NAMES)
    exec(shown(), made)
    importer = made["IMPORTER"]
    monkeypatch.setattr(recognising.formats, "importers", lambda: {importer.key: importer})
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "orkut.csv").write_text("a\nb\nc\n", "utf-8")
    with open_library(tmp_path / "library.reachdesk") as library:
        desk = Desk(library)
        with recognising.recognise([tmp_path / "e"], desk) as found:
            (preview,) = found.previews
            report = run(desk, found)
    assert (preview.title, preview.why) == ("Orkut export", "it holds orkut.csv")
    (source,) = report.sources
    assert [(kind.kind, kind.new) for kind in source.records] == [("posts", 3)]
