"""`reachdesk reach`: the chance that a follower sees a post, and how many do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from reachdesk.commands import asking, reach_validate, reach_words, selecting
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.completeness import moment
from reachdesk.commands.figures import plain, ranged
from reachdesk.domain.answers.reach import ReachSegments, SeenChance
from reachdesk.domain.periods import Period, last_days
from reachdesk.domain.reach.assumptions import DEFAULT, SEED, Assumptions
from reachdesk.domain.reach.parameters import PARAMETERS, value_of
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.accounts import AccountInfo
from reachdesk.services.desk import Request
from reachdesk.services.reach_models import FULL, SIMPLE

PRESETS = {"seed": (SIMPLE, SEED), "default": (FULL, DEFAULT)}
USUAL_DAYS = 90


class _Reach:
    key = "reach"
    order = 45

    def help(self) -> str:
        return _("the chance that a follower sees a post, with readers of each group")

    def add_arguments(self, parser: ArgumentParser) -> None:
        asked = parser.add_mutually_exclusive_group()
        asked.add_argument(
            "--post", metavar=_("ID"), help=_("one of your posts; without it the latest")
        )
        asked.add_argument(
            "--at",
            type=asking.moment_ms,
            metavar=_("TIME"),
            help=_("a moment instead of a post, such as 2026-01-31T08:30Z"),
        )
        reach_validate.add_arguments(parser, asked)
        parser.add_argument(
            "--preset",
            choices=tuple(PRESETS),
            default="default",
            help=_("assumptions: «seed» is the simple sum of 200 posts read of 1,500 a day"),
        )
        selecting.account_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        if reach_validate.is_asked(call.options):
            return reach_validate.run(call)
        with call.desk() as desk:
            account = asking.account(desk, call.options)
            request = _request(account, call.options)
            answer: SeenChance = cards.answer(desk, "reach_answer", request)
            segments: ReachSegments | None = cards.answer(desk, "reach_segments", request)
        groups = reach_words.named_segments(segments)
        record = {
            "account": account.id,
            "post": answer.post.post_id if answer.post else None,
            "posted": moment(answer.posted_ms),
            "followers": answer.followers,
            "chance": ranged(answer.chance),
            "readers": ranged(answer.readers),
            "one_in": plain(answer.one_in),
            "segments": groups,
            "assumptions": assumptions_record(answer.assumptions),
            "evidence": answer.method.evidence.value,
        }
        call.show(record, reach_words.lines(account.id, answer, groups))
        return DONE


def _request(account: AccountInfo, options: Namespace) -> Request:
    model, assumptions = PRESETS[options.preset]
    return Request(
        account=account.id,
        period=_period(account),
        post_id=options.post,
        posted_ms=options.at,
        model=model,
        assumptions=assumptions,
    )


def _period(account: AccountInfo) -> Period:
    return last_days(USUAL_DAYS, account.last_day or 0)


def assumptions_record(assumptions: Assumptions) -> dict[str, Any]:
    """Every assumption by its name; None stands for «without end» (everybody alike)."""
    numbers: dict[str, Any] = {
        parameter.key: plain(value_of(assumptions, parameter.key)) for parameter in PARAMETERS
    }
    return {
        "rule": assumptions.rule,
        **numbers,
        "feed_zone_mix": dict(assumptions.feed_zone_mix),
        "unknown_zone_mix": dict(assumptions.unknown_zone_mix),
    }


COMMAND = _Reach()
