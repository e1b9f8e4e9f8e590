"""No line of a source is kept in memory, and each can be read all the same."""

from __future__ import annotations

import linecache

from reachdesk.ui import unkept_sources


def test_no_source_is_kept_but_each_can_be_read(monkeypatch):
    monkeypatch.setattr(linecache, "cache", {})
    unkept_sources.keep_no_sources()
    assert linecache.getline(__file__, 1).startswith('"""No line of')
    assert not linecache.cache


def test_lines_that_no_file_has_are_still_found(monkeypatch):
    monkeypatch.setattr(linecache, "cache", {})
    unkept_sources.keep_no_sources()

    class Loader:
        def get_source(self, _name):
            return "one\ntwo\n"

    told = {"__name__": "made_up", "__loader__": Loader()}
    assert linecache.getline("made-up.py", 2, told) == "two\n"
    assert linecache.getline("made-up.py", 1) == "one\n"
