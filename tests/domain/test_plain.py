from __future__ import annotations

import json
from dataclasses import dataclass, field

import numpy as np
import pytest

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.domain.plain import plain, restored
from reachdesk.services.desk import Request
from tests.charts.answers import NORMAL

ACCOUNT = AccountInfo("x:ana", "x", None, "ana", "Ana", 10, 20, 3)


def there_and_back(value):
    return restored(json.loads(json.dumps(plain(value))))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        7,
        0.1,
        "word",
        (),
        (1, ("two", None)),
        [1, (2,)],
        {3: "x", ("a", 1): [None]},
        {"one"},
        frozenset({1, 2}),
        Evidence.DERIVED,
        ACCOUNT,
        Request("x:ana", Period(1, 90), compare=(3, 4)),
    ],
)
def test_values_come_back_as_they_were(value):
    back = there_and_back(value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("dtype", ["f8", "i4", "?", "U3"])
def test_arrays_keep_kind_shape_and_values(dtype):
    array = np.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)
    back = there_and_back(array)
    assert back.dtype == array.dtype
    assert (back == array).all()
    back[0, 0] = back[1, 1]  # their own memory


def test_single_numbers_of_numpy_stay_such():
    back = there_and_back(np.float32(0.5))
    assert back == 0.5
    assert type(back) is np.float32


def test_words_of_a_class_of_their_own_are_words():
    class Wording(str):
        __slots__ = ("message",)

    back = there_and_back((Wording("a text"),))
    assert back == ("a text",)
    assert type(back[0]) is str


def test_unknown_numbers_stay_unknown():
    assert np.isnan(there_and_back(float("nan")))
    assert np.isnan(there_and_back(np.array([np.nan]))).all()


@pytest.mark.parametrize("key", sorted(NORMAL))
def test_every_answer_comes_back_whole(key):
    answer = NORMAL[key]()
    assert json.dumps(plain(there_and_back(answer))) == json.dumps(plain(answer))


@dataclass
class Foreign:
    number: int = field(default=1)


@pytest.mark.parametrize("value", [Foreign(), object(), 1j, np.array([None])])
def test_what_has_no_plain_form_is_refused(value):
    with pytest.raises(TypeError):
        plain(value)


@pytest.mark.parametrize(
    "value",
    [
        {"record": ["os:system", "true"]},
        {"record": ["reachdesk.paths:data_folder"]},
        {"record": ["reachdesk.domain.periods:Gone", 1, 2]},
        {"record": ["reachdesk.domain.periods:Period", 1, 2, 3, 4]},
        {"enum": ["reachdesk.domain.evidence:Evidence", "never heard of"]},
        {"array": ["O", [1], "AAAAAAAAAAA="]},
        {"array": ["f8", [7], "AAAAAAAAAAA="]},
        {"call": ["x"]},
        {},
        {"list": [], "set": []},
    ],
)
def test_nothing_but_our_records_comes_back(value):
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError, ImportError)):
        restored(value)
