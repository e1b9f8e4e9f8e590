"""`reachdesk plan`: different readers a week of a posting plan, beside the present one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from reachdesk.commands import asking, plan_words, selecting
from reachdesk.commands.audience_words import group_name
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.countries import is_country
from reachdesk.domain.answers.plan import PRESENT, START, ReachPlan
from reachdesk.domain.errors import UserError
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.i18n import _
from reachdesk.services import cards, plans
from reachdesk.services.desk import Desk, Request

USUAL_CHANCE = 0.05


class _Plan:
    key = "plan"
    order = 46

    def help(self) -> str:
        return _("different readers a week of a posting plan, beside how you post now")

    def add_arguments(self, parser: ArgumentParser) -> None:
        number, hour, share = _("N"), _("H"), _("SHARE")
        parser.add_argument(
            "--posts-a-day", type=_number, metavar=number, help=_("posts a day, 0 to 24")
        )
        parser.add_argument(
            "--hour", type=_hour, action="append", metavar=hour,
            help=_("an hour of posting, 0 to 23, on the clock of most followers; may be repeated"),
        )  # fmt: skip
        parser.add_argument(
            "--repeat-after", type=_hours, metavar=hour, help=_("send every post again H hours on")
        )
        parser.add_argument(
            "--cross-post", type=_share, metavar=share,
            help=_("share of followers who are on another channel too, such as 0.3"),
        )  # fmt: skip
        parser.add_argument(
            "--seen-there", type=_share, default=USUAL_CHANCE, metavar=share,
            help=_("chance that they see a post there; 0.05 unless given"),
        )  # fmt: skip
        parser.add_argument(
            "--cross-post-to", metavar=_("ACCOUNT"),
            help=_("the account of yours that is the other channel: its followers say the chance"),
        )  # fmt: skip
        parser.add_argument(
            "--add-followers", action="append", default=[], metavar=_("N:COUNTRY"),
            help=_("more followers, such as 50:GB; a role or list of yours will do as well"),
        )  # fmt: skip
        keeping = parser.add_mutually_exclusive_group()
        keeping.add_argument("--save", metavar=_("NAME"), help=_("keep the plan as a scenario"))
        keeping.add_argument("--remove", metavar=_("NAME"), help=_("take a scenario away"))
        selecting.account_option(parser)
        selecting.demo_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk_or_demo() as desk:
            account = asking.account(desk, options)
            request = Request(account.id, selecting.period(account, _all_days(options)))
            if options.remove is not None:
                _remove(desk, account.id, options.remove)
            answer: ReachPlan = cards.answer(desk, "reach_plan", request)
            wanted = _wanted(answer, options)
            if options.cross_post_to is not None:
                wanted = _cross_posted(answer, wanted, options)
            if options.save is not None:
                plans.save_scenario(desk, account.id, options.save, wanted, answer.zone)
            answer = cards.answer(desk, "reach_plan", replace(request, plan=wanted))
        record = plan_words.record(account.id, answer)
        call.show(record, plan_words.lines(account.id, answer))
        return DONE


def _all_days(options: Namespace) -> Namespace:
    return Namespace(account=options.account, from_day=None, to_day=None)


def _wanted(answer: ReachPlan, options: Namespace) -> Plan:
    """The present plan, changed as the options say. Raises `UserError` for what cannot be."""
    start = answer.row(PRESENT) or answer.row(START) or answer.rows[0]
    changes: dict[str, object] = {}
    if options.posts_a_day is not None:
        changes["posts_per_day"] = options.posts_a_day
    if options.hour:
        changes["hours"] = tuple(dict.fromkeys(options.hour))
    if options.repeat_after is not None:
        changes["repeat_after_hours"] = options.repeat_after
    if options.cross_post is not None:
        changes["cross_post"] = CrossPost(options.cross_post, options.seen_there)
    if options.add_followers:
        changes["added"] = tuple(_added(answer, text) for text in options.add_followers)
    try:
        return replace(start.plan, **changes)  # type: ignore[arg-type]
    except ValueError as error:
        raise UserError(
            _("A plan has 0 to 24 posts a day, and repeats come 1 to 167 hours later.")
        ) from error


def _cross_posted(answer: ReachPlan, plan: Plan, options: Namespace) -> Plan:
    """The plan with the owner's account as its other channel. Raises `UserError` for an account
    whose followers nobody knows."""
    account = str(options.cross_post_to).strip().lower()
    if account not in answer.channels:
        raise UserError(
            _("The library knows no followers of «{account}»: import its export first.").format(
                account=options.cross_post_to
            )
        )
    return replace(
        plan, cross_post=CrossPost(options.cross_post or 0.0, options.seen_there, account)
    )


def _added(answer: ReachPlan, text: str) -> AddedFollowers:
    amount, _colon, place = (part.strip() for part in text.partition(":"))
    if not amount.isdecimal():
        raise UserError(
            _("«{text}» is no number of followers: write it like 50:GB.").format(text=text)
        )
    if not place:
        return AddedFollowers(float(amount))
    if is_country(place):
        return AddedFollowers(float(amount), None, f"country:{place.upper()}")
    for key, _dimension, group, name in answer.groups:
        if place.casefold() in (group.casefold(), group_name(group, name).casefold()):
            return AddedFollowers(float(amount), None, key)
    raise UserError(
        _("«{place}» is no country code, role or list of yours: write it like 50:GB.").format(
            place=place
        )
    )


def _remove(desk: Desk, account: str, name: str) -> None:
    known = plans.scenarios(desk, account).items()
    keys = [key for key, one in known if one.name.casefold() == name.strip().casefold()]
    if not keys:
        raise UserError(_("There is no scenario “{name}”.").format(name=name))
    plans.remove_scenario(desk, keys[0])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UserError(_("«{text}» is no number.").format(text=text)) from error


def _hours(text: str) -> int:
    found = _number(text)
    if found != int(found):
        raise UserError(_("«{text}» is no whole number of hours.").format(text=text))
    return int(found)


def _hour(text: str) -> int:
    head, _colon, minutes = text.partition(":")
    if head.isdecimal() and int(head) < 24 and minutes in ("", "00"):
        return int(head)
    raise UserError(_("«{text}» is no full hour of the day: write it like 9.").format(text=text))


def _share(text: str) -> float:
    percent = text.strip().endswith("%")
    share = _number(text.strip().removesuffix("%")) / (100 if percent else 1)
    if not 0 <= share <= 1:
        raise UserError(_("«{text}» is no share: write it like 0.3 or 30%.").format(text=text))
    return share


COMMAND = _Plan()
