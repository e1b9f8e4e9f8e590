"""What the owner looks at: an account, a period, and what is picked; shared by all pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.periods import Period, last_days
from reachdesk.services.desk import Request

NINETY, YEAR, WHOLE = "90", "12m", "whole"
_DAYS = {NINETY: 90, YEAR: 365}
_EPOCH = dt.date(1970, 1, 1)

ALWAYS = "like_for_like"
"""The line over the score that is on from the start, wherever a source begins or ends within the
days shown: a source that is added must never look like growth."""


@dataclass(frozen=True, slots=True)
class ScoreChoice:
    """By which recipe the score is worked out ("": the newest), and the owner's two switches."""

    recipe: str = ""
    equal_partners: bool = False
    courtesy_in_full: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the owner chose to look at, by keys, as it is kept until the next start.

    `account` and `beside` are public ids ("": none), `kind` is that of `Selection.choose_period`,
    `overlays` are the lines over the score, `events` says whether its events are drawn.
    """

    account: str = ""
    beside: str = ""
    kind: str = NINETY
    score: ScoreChoice = ScoreChoice()
    overlays: tuple[str, ...] = (ALWAYS,)
    events: bool = True


class Selection(QObject):
    """The account and the period that every page shows; one account at a time, never summed.

    `beside` is another account that the owner compares it with (None: none). `overlays` and
    `events` are what the score's line is drawn with; its card keeps them here.
    `changed` after the account or the period became another, `picked` with what was picked in a
    chart or list (a post, a person, a group) so that it is lit in every chart of the page, None to
    clear.
    """

    changed = Signal()
    picked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.accounts: tuple[AccountInfo, ...] = ()
        self.account: AccountInfo | None = None
        self.beside: AccountInfo | None = None
        self.kind = NINETY
        self.masked = False
        self.score = ScoreChoice()
        self.overlays: tuple[str, ...] = (ALWAYS,)
        self.events = True
        self._left = Chosen()
        self._period: Period | None = None

    @property
    def period(self) -> Period | None:
        """The period shown; None without an account or data."""
        return self._period

    def request(self) -> Request | None:
        """What to ask the services for; None while there is nothing to ask about."""
        if self.account is None or self._period is None:
            return None
        return Request(
            account=self.account.id,
            period=self._period,
            masked=self.masked,
            recipe=self.score.recipe,
            equal_partners=self.score.equal_partners,
            courtesy_in_full=self.score.courtesy_in_full,
            beside=self.beside.id if self.beside else "",
        )

    def resume(self, left: Chosen) -> None:
        """Begin with what was chosen when the program was used last, before any account is known.

        What is gone by then gives way: to the account with the newest record, to the whole history,
        to the newest recipe.
        """
        self._left = left
        self.kind, self.score = left.kind, left.score
        self.overlays, self.events = left.overlays, left.events

    def chosen(self) -> Chosen:
        """What is chosen now, to be kept; while no account is known, what was kept before."""
        return Chosen(
            account=self.account.id if self.account else self._left.account,
            beside=self._beside_id(),
            kind=self.kind,
            score=self.score,
            overlays=self.overlays,
            events=self.events,
        )

    def set_accounts(self, accounts: tuple[AccountInfo, ...]) -> None:
        """Take the library's accounts; the one shown stays shown if it is still there."""
        shown, beside = self.chosen().account, self._beside_id()
        before = (self.account, self.beside, self._period)
        newest = max((one.last_day or 0 for one in accounts), default=0)
        self.accounts = accounts
        self.account = next((one for one in accounts if one.id == shown), None) or next(
            (one for one in accounts if (one.last_day or 0) == newest), None
        )
        self.beside = self._other(beside)
        self._renew_period()
        if before != (self.account, self.beside, self._period):
            self.changed.emit()

    def choose_account(self, account_id: str) -> None:
        """Show another account. An unknown one changes nothing."""
        chosen = next((one for one in self.accounts if one.id == account_id), None)
        if chosen is not None and chosen != self.account:
            shown, self.account = self.account, chosen
            if self.beside == chosen:  # the two change places
                self.beside = shown
            self._renew_period()
            self.changed.emit()

    def choose_beside(self, account_id: str | None) -> None:
        """Set another account beside the one shown, or none (None). The two are never added; the
        account that is shown, or an unknown one, is none."""
        chosen = self._other(account_id)
        if chosen != self.beside:
            self.beside = chosen
            self.changed.emit()

    def choose_period(self, kind: str) -> None:
        """Show the last 90 days ("90"), 12 months ("12m"), all ("whole") or a year ("2026")."""
        self.kind = kind
        before = self._period
        self._renew_period()
        if self._period != before:
            self.changed.emit()

    def choose_score(self, choice: ScoreChoice) -> None:
        """Work the score out by another recipe, or with other switches, on every page."""
        if choice != self.score:
            self.score = choice
            self.changed.emit()

    def step(self, direction: int) -> None:
        """Move the period by its own length, back (-1) or on (1), within the account's days."""
        span, whole = self._period, self.whole()
        if span is None or whole is None or self.kind == WHOLE:
            return
        if self.kind.isdigit() and len(self.kind) == 4:
            wanted = str(int(self.kind) + direction)
            if wanted in self.years():
                self.choose_period(wanted)
            return
        last = min(span.last_day + direction * span.days, whole.last_day)
        if last < whole.first_day or last == span.last_day:
            return
        self._period = last_days(span.days, last)
        self.changed.emit()

    def whole(self) -> Period | None:
        """All days of the account; None where it has no dated post."""
        account = self.account
        if account is None or account.first_day is None or account.last_day is None:
            return None
        return Period(account.first_day, account.last_day)

    def years(self) -> tuple[str, ...]:
        """The calendar years that the account's days touch, newest first."""
        whole = self.whole()
        if whole is None:
            return ()
        first, last = _date(whole.first_day).year, _date(whole.last_day).year
        return tuple(str(year) for year in range(last, first - 1, -1))

    def _beside_id(self) -> str:
        if self.account is None:
            return self._left.beside
        return self.beside.id if self.beside else ""

    def _other(self, account_id: str | None) -> AccountInfo | None:
        """The account of that id where it is another one than the one shown."""
        own = self.account.id if self.account else None
        return next((one for one in self.accounts if one.id == account_id and one.id != own), None)

    def _renew_period(self) -> None:
        whole = self.whole()
        if whole is None:
            self._period = None
        elif self.kind in _DAYS:
            self._period = last_days(_DAYS[self.kind], whole.last_day)
        elif self.kind in self.years():
            self._period = _calendar_year(int(self.kind))
        else:
            self.kind = WHOLE
            self._period = whole


def _date(day: int) -> dt.date:
    return _EPOCH + dt.timedelta(days=day)


def _calendar_year(year: int) -> Period:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Period((first - _EPOCH).days, (last - _EPOCH).days)
