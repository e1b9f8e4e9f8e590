from __future__ import annotations

import pytest

from reachdesk.domain.records import PostFact
from reachdesk.storage.accounts import accounts
from reachdesk.storage.posts import post_columns
from tests.storage.stories import Story, take_in


def answering(post_id, parent=None):
    return PostFact(post_id, int(post_id), reply_to_post=parent, reply_to_person="1")


def roots(library):
    db = library.database()
    found = post_columns(db, accounts(db)[0].account_id)
    ids = dict(zip(found.keys.tolist(), found.ids.tolist(), strict=True))
    return {one: ids[root] for one, root in zip(found.ids, found.thread_root.tolist(), strict=True)}


@pytest.fixture
def take(library):
    def told(fingerprint, *facts):
        return take_in(library, Story(fingerprint, 10, list(facts), native_id="1"))

    return told


def test_a_chain_has_its_first_post_as_root_whatever_the_order(library, take):
    take("a", answering("12", "11"), answering("11", "10"), answering("10"), answering("9", "4"))
    assert roots(library) == {"9": "9", "10": "10", "11": "10", "12": "10"}


def test_branches_share_a_root(library, take):
    take("a", answering("10"), answering("11", "10"), answering("12", "10"), answering("13", "12"))
    assert set(roots(library).values()) == {"10"}


def test_a_missing_link_joins_two_threads_when_it_comes(library, take):
    take("a", answering("10"), answering("12", "11"), answering("13", "12"))
    assert roots(library) == {"10": "10", "12": "12", "13": "12"}
    take("b", answering("11", "10"))
    assert set(roots(library).values()) == {"10"}
    library.forget(2)
    assert roots(library) == {"10": "10", "12": "12", "13": "12"}


def test_losing_the_first_post_makes_the_next_one_first(library, take):
    take("a", answering("11", "10"), answering("12", "11"))
    take("b", answering("10"))
    library.forget(2)
    assert roots(library) == {"11": "11", "12": "11"}


def test_what_comes_first_goes_by_length_then_letters(library, take):
    take("a", answering("9"), answering("10", "9"), answering("8", "10"))
    assert roots(library) == {"8": "8", "9": "9", "10": "9"}


def test_a_ring_is_broken(library, take):
    take("a", answering("10", "12"), answering("11", "10"), answering("12", "11"))
    assert roots(library) == {"10": "10", "11": "10", "12": "10"}


def test_answers_of_other_accounts_do_not_join(library, take):
    take("a", answering("10"))
    take_in(library, Story("b", 10, [answering("11", "10")], native_id="2"))
    assert roots(library) == {"10": "10"}


def test_a_very_long_thread(library, take):
    take("a", *(answering(str(1000 + n), str(999 + n)) for n in range(3000)))
    assert set(roots(library).values()) == {"1000"}
