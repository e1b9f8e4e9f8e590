from __future__ import annotations

import contextlib
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.errors import UserError
from reachdesk.domain.segments.membership import Holds, membership
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import (
    All,
    AnyOf,
    Condition,
    Field,
    Not,
    conditions,
    written,
)

UK = Condition(Field.COUNTRY, "GB")
SUPPLIER = Condition(Field.ROLE, "supplier")
COMPETITOR = Condition(Field.ROLE, "competitor")
WRITER = Condition(Field.ROLE, "journalist_or_author")
CENTRES = Condition(Field.BIO, "contact centre")
SEED = AnyOf((All((UK, CENTRES, Not(SUPPLIER), Not(COMPETITOR))), WRITER))


def rules(depth=3):
    leaves = st.builds(
        Condition,
        st.sampled_from(list(Field)),
        st.text(min_size=1).filter(lambda text: text.strip()),
    )
    if not depth:
        return leaves
    inner = rules(depth - 1)
    many = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(leaves, st.builds(Not, inner), st.builds(All, many), st.builds(AnyOf, many))


def test_the_seeds_own_rule_is_read_as_it_is_meant():
    text = (
        'country:GB and bio:"contact centre" and not role:supplier and not role:competitor'
        " or role:journalist_or_author"
    )
    assert parse(text) == SEED
    assert written(SEED) == text


@given(rules())
def test_what_is_written_reads_back(rule):
    assert parse(written(rule)) == rule


def test_brackets_are_written_only_where_they_are_needed():
    assert written(All((UK, AnyOf((SUPPLIER, WRITER))))) == (
        "country:GB and (role:supplier or role:journalist_or_author)"
    )
    assert written(Not(All((UK, SUPPLIER)))) == "not (country:GB and role:supplier)"
    assert written(All((UK,))) == "country:GB"
    assert parse("everybody") == All(())
    assert written(AnyOf(())) == "nobody"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "middle"),
        ("country:GB and", "middle"),
        ("country:GB role:supplier", "role:supplier"),
        ("(country:GB", "bracket"),
        ("country:GB)", "“)”"),
        ("size:big", "size"),
        ("GB", "GB"),
        ('country:""', "country"),
        ("country:GB & role:x", "&"),
        ("(" * 60 + "country:GB" + ")" * 60, "brackets"),
        ("not " * 60 + "country:GB", "brackets"),
        ("x" * 10_001, "too long"),
        ('list:"open', "list"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(text, part):
    with pytest.raises(UserError) as caught:
        parse(text)
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text())
def test_no_text_breaks_the_reader(text):
    with contextlib.suppress(UserError):
        assert parse(written(parse(text))) == parse(text)


def test_words_may_be_written_in_any_case_and_values_keep_theirs():
    assert parse('Country:GB AND NOT list:"Our (own) list"') == All(
        (UK, Not(Condition(Field.LIST, "Our (own) list")))
    )


def test_conditions_come_from_left_to_right():
    assert list(conditions(SEED)) == [UK, CENTRES, SUPPLIER, COMPETITOR, WRITER]


def table(answers):
    """Ask from a table of True, False and None (unknown) by condition."""

    def ask(condition):
        said = answers[condition]
        return Holds(
            np.array([one is True for one in said]), np.array([one is None for one in said])
        )

    return ask


STATES = list(itertools.product([True, False, None], repeat=2))


def test_unknown_counts_as_no_but_is_counted():
    answers = {UK: [one for one, _ in STATES], SUPPLIER: [other for _, other in STATES]}
    found = membership(All((UK, Not(SUPPLIER))), len(STATES), table(answers))
    for place, (uk, supplier) in enumerate(STATES):
        assert found.members[place] == (uk is True and supplier is not True)
        assert found.undecided[place] == (uk is not False and supplier is not True) * (
            uk is None or supplier is None
        )


@given(rules(2), st.randoms())
def test_undecided_are_just_those_whom_some_answer_would_move(rule, randomly):
    """Kleene's logic never says «sure» where filling in the unknown could change the outcome."""
    asked = list(dict.fromkeys(conditions(rule)))[:6]
    if len(set(conditions(rule))) > len(asked):
        return
    answers = {one: [randomly.choice([True, False, None]) for _ in range(4)] for one in asked}
    found = membership(rule, 4, table(answers))
    filled = [
        membership(
            rule,
            4,
            table(
                {
                    one: [value if said is None else said for said in answers[one]]
                    for one, value in zip(asked, values, strict=True)
                }
            ),
        )
        for values in itertools.product([True, False], repeat=len(asked))
    ]
    for person in range(4):
        outcomes = {bool(one.members[person]) for one in filled}
        if len(outcomes) == 2:
            assert found.undecided[person]
        if not found.undecided[person]:
            assert outcomes == {bool(found.members[person])}


def test_joins_of_nothing():
    assert membership(All(()), 3, table({})).members.all()
    nobody = membership(AnyOf(()), 3, table({}))
    assert not nobody.members.any()
    assert not nobody.undecided.any()
