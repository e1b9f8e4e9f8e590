"""Whom the owner follows: who follows back, by how they met, and who is off topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.audience import FollowingAudit, FollowingGroup
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, lists_known
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method
from reachdesk.services.people_bits import described_bits, member_bits
from reachdesk.storage import followers as stored
from reachdesk.storage.manual import met_by_person
from reachdesk.storage.people_sets import unpacked

NOT_SAID = ""


class FollowingAuditCard:
    """Counts only: nobody is graded."""

    key = "following_audit"

    def answer(self, desk: Desk, request: Request) -> FollowingAudit | None:
        """The audit, or None where no export has the set of accounts followed."""
        with desk.library.using() as db:
            owner = accounts.choose(desk, request.account)
            number = account_number(db, owner.id)
            followed = _latest(stored.snapshots(db, number, Kin.FOLLOWING))
            following = _latest(stored.snapshots(db, number, Kin.FOLLOWER))
            if followed is None:
                return None
            met = met_by_person(db, owner.network)
        bits = member_bits(desk, number, Kin.FOLLOWING, followed)
        numbers = 8 * len(bits)
        people = np.flatnonzero(unpacked(bits, numbers))
        back = None
        if following is not None:
            back = unpacked(member_bits(desk, number, Kin.FOLLOWER, following), numbers)[people]
        described, off_topic = _off_topic(desk, request.account, people)
        return FollowingAudit(
            method=replace(
                method(desk, request, Evidence.DERIVED),
                made_from=(("people", len(people)),),
                coverage=covered(role=(described, len(people))),
            ),
            followed=len(people),
            back=None if back is None else int(back.sum()),
            described=described,
            off_topic=off_topic,
            groups=() if back is None else _groups(people, back, met),
        )


def _latest(snapshots: list[stored.Snapshot]) -> int | None:
    return snapshots[-1].as_of_ms if snapshots else None


def _groups(
    people: NDArray[np.int64], back: NDArray[np.bool_], met: dict[int, str]
) -> tuple[FollowingGroup, ...]:
    """By how they met, most people first; those of whom it was not said last."""
    all_of, back_of = Counter[str](), Counter[str]()
    for person, follows in zip(people.tolist(), back.tolist(), strict=True):
        word = met.get(person, NOT_SAID)
        all_of[word] += 1
        back_of[word] += follows
    order = sorted(all_of, key=lambda word: (word == NOT_SAID, -all_of[word], word))
    return tuple(FollowingGroup(word, all_of[word], back_of[word]) for word in order)


def _off_topic(desk: Desk, account: str, people: NDArray[np.int64]) -> tuple[int, int]:
    """(those of whom an export says anything, those of them without a role and on no list)."""
    columns = desk.people.columns(desk)
    with desk.library.using() as db:
        known = described_bits(desk, account_number(db, accounts.choose(desk, account).id))
    people = people[unpacked(known, len(columns.kind))[people]]
    without = np.array([not kind.roles for kind in columns.kinds])[columns.kind[people]]
    listed = [each for _ref, _name, each in lists_known(desk, account)]
    without &= ~np.isin(people, np.concatenate([np.zeros(0, np.int64), *listed]))
    return len(people), int(np.count_nonzero(without))


CARD = FollowingAuditCard()
