"""`reachdesk proposals`: what may be the same on two accounts, for the owner to decide."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.domain.answers.proposals import Proposal, ProposalSide
from reachdesk.domain.periods import day_of, iso_day, iso_moment
from reachdesk.i18n import N_, _
from reachdesk.services import proposals

_MOST_LETTERS = 60
_CLUES = {
    "text": N_("the same words"),
    "handle": N_("the same name and handle"),
    "link": N_("the same name and a link in both"),
    "bio": N_("the same name and words of the bio"),
}


class _Proposals:
    key = "proposals"
    order = 35

    def help(self) -> str:
        return _("messages and people that may be the same on two accounts; accept or decline them")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--accept", metavar="ID", help=_("say that the two are the same"))
        one.add_argument("--decline", metavar="ID", help=_("say that the two are not the same"))
        one.add_argument("--undo", metavar="ID", help=_("take your word back"))

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            if options.accept:
                proposals.decide(desk, options.accept, accept=True)
            elif options.decline:
                proposals.decide(desk, options.decline, accept=False)
            elif options.undo:
                proposals.undo(desk, options.undo)
            found = proposals.proposals(desk)
        call.show({"proposals": [_record(one) for one in found]}, _lines(found))
        return DONE


def _record(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "sides": [_side_record(side) for side in (one.one, one.other)],
        "clues": list(one.clues),
        "accepted": one.accepted,
    }


def _side_record(side: ProposalSide) -> dict[str, Any]:
    return {
        "network": side.network,
        "id": side.ref,
        "account": side.account or None,
        "handle": side.handle,
        "label": side.label,
        "at": None if side.at_ms is None else iso_moment(side.at_ms),
    }


def _lines(found: tuple[Proposal, ...]) -> Iterator[str]:
    if not found:
        yield _("Nothing is the same on two accounts, as far as the exports tell.")
    for one in found:
        words = {None: _("open"), True: _("the same"), False: _("not the same")}[one.accepted]
        clues = ", ".join(_(_CLUES[clue]) for clue in one.clues)
        head = f"{one.id}  {_KINDS[one.kind]()}, {words}"
        yield f"{head} ({clues})" if clues else head
        yield f"  {_side(one.one)}"
        yield f"  {_side(one.other)}"


_KINDS = {"message": lambda: _("message"), "person": lambda: _("person")}


def _side(side: ProposalSide) -> str:
    network = side.account or side.network
    label = side.label
    if len(label) > _MOST_LETTERS:
        label = label[: _MOST_LETTERS - 1].rstrip() + "…"
    if side.at_ms is not None:
        return f"{network}  {iso_day(day_of(side.at_ms))}  “{label}”"
    return f"{network}  {label}" + (f"  @{side.handle}" if side.handle else "")


COMMAND = _Proposals()
