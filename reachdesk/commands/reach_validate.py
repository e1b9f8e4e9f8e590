"""`reachdesk reach --validate`: forecasts held against the owner's own measured views."""

from __future__ import annotations

import csv
import io
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from reachdesk.commands import asking, reach_validate_words
from reachdesk.commands.base import DONE, Call
from reachdesk.commands.figures import plain
from reachdesk.domain.answers.forecast import SHOWN_LEVELS, ReachCalibration
from reachdesk.domain.errors import UserError
from reachdesk.domain.forecast.baselines import BASELINES
from reachdesk.domain.forecast.measures import Measures, measures
from reachdesk.domain.forecast.quantiles import LEVELS
from reachdesk.domain.forecast.validation import MODEL
from reachdesk.domain.periods import Period, iso_moment
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.desk import Request
from reachdesk.whole_files import write_whole

_COLUMNS = ("post", "posted", "type", *(f"p{100 * level:02.0f}" for level in SHOWN_LEVELS))


def add_arguments(parser: ArgumentParser, asked: Any) -> None:
    """`--validate`, which no post or moment goes with, and `--detail`."""
    asked.add_argument(
        "--validate",
        action="store_true",
        help=_("check forecasts of views against your measured ones"),
    )
    parser.add_argument(
        "--detail",
        type=Path,
        metavar=_("OUT.csv"),
        help=_("with --validate: write every forecast into a file"),
    )


def is_asked(options: Namespace) -> bool:
    """Whether the call is about this. Raises `UserError` for --detail without --validate."""
    if options.detail is not None and not options.validate:
        raise UserError(_("--detail writes the forecasts of --validate: name both."))
    return bool(options.validate)


def run(call: Call) -> int:
    """Replay the account's measured posts and print how the forecasts did."""
    with call.desk() as desk:
        account = asking.account(desk, call.options)
        last = account.last_day or 0
        answer: ReachCalibration | None = cards.answer(
            desk, "reach_calibration", Request(account.id, Period(last, last))
        )
    if call.options.detail is not None:
        write_whole(call.options.detail, _detail(answer).encode("utf-8"))
    call.show(_record(account.id, answer), reach_validate_words.lines(account.id, answer))
    return DONE


def _record(account: str, answer: ReachCalibration | None) -> dict[str, Any]:
    found = answer.measures if answer else {}
    return {
        "account": account,
        "forecasts": len(answer.measured) if answer else 0,
        **{name: _measured(found.get(name)) for name in (MODEL, *BASELINES)},
        "headline": answer.headline if answer else MODEL,
    }


def _measured(found: Measures | None) -> dict[str, Any]:
    """The errors of log views and the coverage; null where nothing was forecast."""
    found = found or NOTHING
    return {
        "male": plain(found.male),
        "mae": plain(found.mae),
        "crps": plain(found.crps),
        "coverage": {str(level): plain(held.share) for level, held in found.coverage.items()},
    }


NOTHING = measures(LEVELS[None, :][:0], LEVELS[:0])


def _detail(answer: ReachCalibration | None) -> str:
    """Every forecast, oldest first, in views."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, "measured"))
    if answer is not None:
        for place, post_id in enumerate(answer.post_ids):
            writer.writerow(
                (
                    post_id,
                    iso_moment(int(answer.posted_ms[place])),
                    "reply" if answer.replies[place] else "original",
                    *(f"{value:.4f}" for value in answer.predicted[place]),
                    round(float(answer.measured[place])),
                )
            )
    return out.getvalue()
