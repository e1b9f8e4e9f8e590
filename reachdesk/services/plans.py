"""Scenarios of the what-if desk: plans that the owner saved under a name."""

from __future__ import annotations

import secrets

import msgspec

from reachdesk.domain.errors import UserError
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange, all_kept, keep

KIND = "scenario"
LONGEST_NAME = 60


class Scenario(msgspec.Struct, frozen=True):
    """A saved plan. Hours are on the clock of `zone`; `added` are (group, people) such as
    ("country:GB", 50); `account` and `cross_account` ("": none) are public ids."""

    name: str
    account: str
    zone: str
    posts_per_day: float
    hours: tuple[int, ...]
    repeat_after_hours: int | None = None
    cross_share: float = 0.0
    cross_chance: float = 0.0
    added: tuple[tuple[str, float], ...] = ()
    cross_account: str = ""

    def plan(self) -> Plan:
        """The plan. Raises `ValueError` where what was kept is none."""
        other = CrossPost(self.cross_share, self.cross_chance, self.cross_account)
        return Plan(
            posts_per_day=self.posts_per_day,
            hours=self.hours,
            repeat_after_hours=self.repeat_after_hours,
            cross_post=other if self.cross_share > 0 or self.cross_account else None,
            added=tuple(AddedFollowers(count, None, group) for group, count in self.added),
        )


def scenarios(desk: Desk, account: str) -> dict[str, Scenario]:
    """The scenarios of an account by key, in the order of their names.

    Raises `UserError` for an account that the library does not have.
    """
    owner = accounts.choose(desk, account).id
    found = all_kept(desk, KIND, Scenario).items()
    own = [(key, one) for key, one in found if one.account == owner and _is_whole(one)]
    return dict(sorted(own, key=lambda pair: (pair[1].name.casefold(), pair[0])))


def save_scenario(desk: Desk, account: str, name: str, plan: Plan, zone: str) -> KeptChange:
    """Keep a plan under a name, in place of one of the same name; gives what undoes it.

    Raises `UserError` for a name without letters or an account that the library does not have.
    """
    wanted = _name(name)
    owner = accounts.choose(desk, account).id
    cross = plan.cross_post or CrossPost(0.0, 0.0)
    made = Scenario(
        name=wanted,
        account=owner,
        zone=zone,
        posts_per_day=plan.posts_per_day,
        hours=plan.hours,
        repeat_after_hours=plan.repeat_after_hours,
        cross_share=cross.share,
        cross_chance=cross.chance,
        cross_account=cross.account,
        added=tuple((each.group, each.count) for each in plan.added if each.count > 0),
    )
    key = _key_of(desk, owner, wanted) or f"{owner}:{secrets.token_hex(4)}"
    return keep(desk, KIND, key, made)


def rename_scenario(desk: Desk, account: str, key: str, name: str) -> KeptChange:
    """Give a scenario another name. Raises `UserError` for a name in use or without letters, or
    where the scenario is gone."""
    wanted = _name(name)
    known = scenarios(desk, account)
    if key not in known:
        raise UserError(_("This scenario is gone: it was removed elsewhere."))
    if _key_of(desk, known[key].account, wanted) not in (None, key):
        raise UserError(
            _("There is a scenario “{name}” already: choose another name.").format(name=wanted)
        )
    return keep(desk, KIND, key, msgspec.structs.replace(known[key], name=wanted))


def remove_scenario(desk: Desk, key: str) -> KeptChange:
    """Take a scenario away; gives what undoes it."""
    return keep(desk, KIND, key, None)


def _key_of(desk: Desk, owner: str, name: str) -> str | None:
    known = scenarios(desk, owner).items()
    return next((key for key, one in known if one.name.casefold() == name.casefold()), None)


def _name(name: str) -> str:
    found = " ".join(name.split())[:LONGEST_NAME].strip()
    if not found:
        raise UserError(_("A scenario needs a name."))
    return found


def _is_whole(scenario: Scenario) -> bool:
    try:
        scenario.plan()
    except ValueError:
        return False
    return True
