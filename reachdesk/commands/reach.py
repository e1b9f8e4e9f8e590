"""`reachdesk reach`: the chance that a follower sees a post, and how many do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import chain
from typing import Any

from reachdesk.commands import (
    asking,
    reach_draft,
    reach_presets,
    reach_validate,
    reach_words,
    selecting,
)
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.completeness import moment
from reachdesk.commands.figures import plain, ranged
from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.reach import ReachSegments, SeenChance
from reachdesk.domain.periods import Period, last_days
from reachdesk.domain.reach.assumptions import DEFAULT, Assumptions
from reachdesk.domain.reach.parameters import PARAMETERS, value_of
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.desk import Request

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
        reach_draft.add_arguments(parser)
        parser.add_argument(
            "--preset",
            choices=reach_presets.PRESETS,
            help=_(
                "assumptions: «seed» is the simple sum of 200 posts read of 1,500 a day, "
                "«like-me» your own reading times, «default» the usual audience, «calibrated» that "
                "at the level of your measured views; without it «calibrated» where it can be"
            ),
        )
        selecting.account_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        posted_ms = reach_draft.moment_of(call.options)
        if reach_validate.is_asked(call.options):
            return reach_validate.run(call)
        drafted = call.options.draft is not None
        with call.desk() as desk:
            account = asking.account(desk, call.options)
            request = _request(account, call.options, posted_ms)
            request = reach_presets.with_preset(desk, request, call.options.preset)
            forecast = cards.answer(desk, "reach_forecast", request) if drafted else None
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
        said = reach_words.lines(account.id, answer, groups)
        if drafted:
            record["forecast"] = reach_draft.record(forecast)
            said = chain(said, reach_draft.lines(forecast))
        call.show(record, said)
        return DONE


def _request(account: AccountInfo, options: Namespace, posted_ms: int | None) -> Request:
    return Request(
        account=account.id,
        period=_period(account),
        post_id=options.post,
        posted_ms=posted_ms,
        draft=options.draft,
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
        "reading_hours": "usual" if assumptions.reading_week == DEFAULT.reading_week else "own",
        "feed_zone_mix": dict(assumptions.feed_zone_mix),
        "unknown_zone_mix": dict(assumptions.unknown_zone_mix),
    }


COMMAND = _Reach()
