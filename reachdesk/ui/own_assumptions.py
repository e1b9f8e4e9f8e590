"""Keeps what the owner assumes on the reach page, some time after the last knob was moved."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from reachdesk.i18n import _
from reachdesk.services.own_assumptions import OwnAssumptions, keep_own_reach
from reachdesk.ui.history import Step
from reachdesk.ui.library import Library

REST_MS = 400


class AssumptionsKeeper(QObject):
    """Writes the newest choice of each account; a knob that is moved for a while is one step.

    None stands for the usual preset with nothing moved. After a step was undone or redone the
    library says `assumptions_put_back`: the page then asks anew for what is kept.
    """

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._kept: dict[str, OwnAssumptions | None] = {}
        self._wanted: dict[str, OwnAssumptions | None] = {}
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self.hurry)

    def begin(self, account: str, own: OwnAssumptions | None) -> None:
        """This is what the library has for an account."""
        self._kept[account] = own

    def want(self, account: str, own: OwnAssumptions | None) -> None:
        """Keep this in its place, once the knobs rest."""
        self._wanted[account] = own
        self.rest.start()

    def hurry(self) -> None:
        """Write now what waits."""
        self.rest.stop()
        if self._wanted and self._library.busy:  # an import holds the library
            self.rest.start()
            return
        wanted, self._wanted = self._wanted, {}
        if self._library.contents.only_read:
            return  # they hold as long as the window is open, which needs no word
        for account, own in wanted.items():
            before = self._kept.get(account)
            if own != before:
                self._library.acted.emit(self._step(account, before, own))
                self._write(account, own)

    def _step(
        self, account: str, before: OwnAssumptions | None, after: OwnAssumptions | None
    ) -> Step:
        return Step(
            lambda: _("assumptions of reach"),
            lambda: self._put(account, before),
            lambda: self._put(account, after),
        )

    def _put(self, account: str, own: OwnAssumptions | None) -> None:
        self._wanted.pop(account, None)
        self._write(account, own)
        # by the library: the step may be older than the window, which changes with the language
        self._library.assumptions_put_back.emit()

    def _write(self, account: str, own: OwnAssumptions | None) -> None:
        """On the reader's thread, so that it does not take its own change for one of others and
        forget what it has computed."""
        self._kept[account] = own
        self._library.look(
            (self, account),
            lambda desk: keep_own_reach(desk, account, own),
            lambda _nothing: None,
        )
