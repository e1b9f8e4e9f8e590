"""Made-up sources for the tests of the library: drawn at random, or small and told by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    Direction,
    EventFact,
    ExchangeFact,
    ExchangeKind,
    Fact,
    Kin,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.storage import manual
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import Library, open_library
from reachdesk.storage.merging import Changes


@dataclass(frozen=True)
class Story:
    """One made-up export."""

    fingerprint: str
    as_of_ms: int
    facts: list[Fact] = field(default_factory=list)
    network: str = "x"
    native_id: str | None = None
    handle: str | None = None
    name: str | None = None
    kins: tuple[str, ...] = ()
    importer: str = "1"

    def row(self) -> SourceRow:
        return SourceRow(
            file=f"{self.fingerprint}.zip",
            fingerprint=self.fingerprint,
            format="made_up",
            network=self.network,
            importer=self.importer,
            imported_ms=1,
            native_id=self.native_id,
            handle=self.handle,
            name=self.name,
        )


def take_in(library: Library, story: Story, pieces: int = 2) -> dict[str, Changes]:
    """Import a story in a few batches."""
    with library.importing(story.row()) as running:
        for start in range(pieces):
            running.add(story.facts[start::pieces])
        for kin in story.kins:
            running.declare(kin)
        return running.finish(story.as_of_ms)


def library_of(path: Path, *stories: Story) -> Library:
    """A new library with these stories."""
    library = open_library(path)
    for story in stories:
        take_in(library, story)
    return library


_TIMES = st.sampled_from([0, 1000, 2000, 3000])
_MAYBE_TIME = st.none() | _TIMES
_PEOPLE = st.sampled_from(["1", "2", "3", "@ana", "@bob", "@cy"])
_HANDLES = st.sampled_from(["ana", "Ana", "bob", "cy"])
_POSTS = st.sampled_from(["7", "8", "9", "10", "11"])
_WORD = st.sampled_from([None, "", "a", "b", "bb", "é"])
_NUMBER = st.none() | st.integers(0, 3)


def _maybe(strategy):
    return st.none() | strategy


_POST = st.builds(
    PostFact,
    post_id=_POSTS,
    created_ms=_MAYBE_TIME,
    precision=st.sampled_from(list(Precision)),
    kind=st.sampled_from(list(PostKind)),
    text=_WORD,
    language=_WORD,
    reply_to_post=_maybe(_POSTS),
    reply_to_person=_maybe(_PEOPLE),
    quoted_post=_maybe(_POSTS),
    quoted_person=_maybe(_PEOPLE),
    mentioned=st.sampled_from([None, "1 2", "@ana"]),
    **dict.fromkeys(PostFact._fields[12:21], _NUMBER),
    reposted_person=_maybe(_PEOPLE),
    replaces=st.sampled_from([None, None, None, "7", "8 9"]),
)
_PERSON = st.builds(
    PersonFact,
    person=_PEOPLE,
    handle=_maybe(_HANDLES),
    name=_WORD,
    bio=st.sampled_from([None, "", "a", "Londoner", "author based in Porto"]),
    place=st.sampled_from([None, "", "b", "Birmingham", "Leeds, UK"]),
    country=st.sampled_from([None, "", "GB", "US", "é"]),
    **dict.fromkeys(("city", "zone", "roles", "language"), _WORD),
    **dict.fromkeys(("followers", "following", "posts"), _NUMBER),
    seen_ms=_MAYBE_TIME,
)
_SNAPSHOT = st.builds(SnapshotFact, st.sampled_from(list(Kin)), _PEOPLE, _MAYBE_TIME)
_COUNT = st.builds(
    CountFact, st.sampled_from(["followers", "following"]), _TIMES, st.integers(0, 3)
)
_LIST = st.builds(
    ListFact,
    st.sampled_from(["l", "m"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from(["created", "member", "subscribed"]),
    _WORD,
)
_MEMBER = st.builds(ListMemberFact, st.sampled_from(["l", "m", "n"]), _PEOPLE)
_EXCHANGE = st.builds(
    ExchangeFact,
    st.sampled_from(["e", "f"]),
    st.sampled_from([ExchangeKind.MESSAGE, ExchangeKind.MENTION]),
    st.sampled_from(list(Direction)),
    _TIMES,
    _PEOPLE,
    _maybe(_POSTS),
    st.sampled_from([None, 0.1, 0.4, 1.0]),
    _WORD,
)
_PROFILE = st.builds(
    AccountFact,
    st.sampled_from([None, "1", "2"]),
    _maybe(_HANDLES),
    _WORD,
    _WORD,
    _WORD,
    _MAYBE_TIME,
    _MAYBE_TIME,
)
_DAY = st.sampled_from(["2024-03-01", "2024-03-02"])
_EVENT = st.builds(
    EventFact, st.sampled_from(["e", "f"]), _DAY, st.sampled_from(["a", "b"]), _WORD, _WORD,
    _maybe(_DAY),
)  # fmt: skip
_FACT = st.one_of(
    _POST,
    _POST,
    _POST,
    _PERSON,
    _PERSON,
    _SNAPSHOT,
    _COUNT,
    _LIST,
    _MEMBER,
    _EXCHANGE,
    _PROFILE,
    st.builds(ReadingFact, _TIMES),
    _EVENT,
)


@st.composite
def stories(draw, count: int) -> list[Story]:
    """That many made-up exports of a few owners, who may be named or not."""
    return [
        Story(
            fingerprint=f"f{number}",
            as_of_ms=draw(_TIMES),
            facts=draw(st.lists(_FACT, max_size=8)),
            network=draw(st.sampled_from(["x", "x", "x", "mastodon"])),
            native_id=draw(st.sampled_from([None, "1", "2"])),
            handle=draw(_maybe(_HANDLES)),
            name=draw(_WORD),
            kins=draw(st.sampled_from([(), ("follower",)])),
        )
        for number in range(count)
    ]


@st.composite
def words(draw) -> list[tuple[bool, manual.Word]]:
    """A few words of the owner about posts (True) and people (False)."""
    of_person = st.builds(
        manual.Word,
        st.just("x"),
        _PEOPLE,
        st.sampled_from(["name", "roles"]),
        st.sampled_from(["", "mine"]),
        st.none(),
        _TIMES,
    )
    of_post = st.builds(
        manual.Word,
        st.just("x"),
        _POSTS,
        st.sampled_from(["kind", "class"]),
        st.sampled_from(list(PostKind)),
        st.none(),
        _TIMES,
    )
    either = st.tuples(st.just(True), of_post) | st.tuples(st.just(False), of_person)
    told = draw(st.lists(either, max_size=4))
    return list({word[:3]: (about_post, word) for about_post, word in told}.values())


def speak(library: Library, said: list[tuple[bool, manual.Word]]) -> None:
    """Say these words of the owner."""
    for about_post, word in said:
        (manual.say_of_post if about_post else manual.say_of_person)(library.database(), word)
