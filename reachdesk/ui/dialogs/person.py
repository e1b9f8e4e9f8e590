"""One person at the right side: what is known and who says so, notes, exchanges. No score."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.answers.people import PersonCard
from reachdesk.domain.periods import day_of
from reachdesk.group_names import MET
from reachdesk.i18n import N_, _
from reachdesk.services.desk import Request
from reachdesk.services.person_card import person_card
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.entry import add_talks
from reachdesk.ui.people_words import handle_words, name_words, place_words, role_words
from reachdesk.ui.widgets.words import line, prose, words

_FIELDS = {
    "handle": N_("Handle"),
    "name": N_("Name"),
    "bio": N_("Bio"),
    "place": N_("Place in the profile"),
    "country": N_("Country"),
    "city": N_("City"),
    "roles": N_("Roles"),
    "language": N_("Language"),
    "followers": N_("Followers"),
    "following": N_("Following"),
    "posts": N_("Posts"),
}


def show_person(context: PageContext, request: Request, person: PersonRow) -> None:
    """Open the panel once the person was read."""

    def show(card: PersonCard | None) -> None:
        if card is not None:
            context.shell.open_panel(PersonPanel(card), name_words(card.row))

    context.library.look(
        (context.shell, "person"), lambda desk: person_card(desk, request, person.person), show
    )


class PersonPanel(QWidget):
    """Place, role, lists, tie, how met, note; contacts; facts with their sources; exchanges."""

    def __init__(self, card: PersonCard) -> None:
        super().__init__()
        self.subtitle = handle_words(card.row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        self._pairs(_known(card))
        if card.row.bio:
            self._column.addWidget(prose(card.row.bio, "base"))
        self._column.addWidget(line())
        self._column.addWidget(words(_("Facts and their sources"), "card_title", "text"))
        for fact in card.facts:
            value = fact.value if fact.field != "bio" else chart_words.UNKNOWN
            if fact.field != "bio":
                self._column.addWidget(words(f"{_(_FIELDS[fact.field])}: {value}", wrap=True))
            else:
                self._column.addWidget(words(_("Bio: as above"), wrap=True))
            said = _("{file}, as of {day}").format(
                file=fact.file, day=chart_words.day_short(day_of(fact.at_ms), year=True)
            )
            self._column.addWidget(words(said, "least", "muted", wrap=True))
        if not card.facts:
            self._column.addWidget(prose(_("No export says more than the number."), "small"))
        add_talks(self._column, card.talks, _("No dated exchange is in the exports."))
        self._column.addStretch(1)

    def _pairs(self, pairs: list[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(pairs):
            grid.addWidget(words(name, "small", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(value, "small", "text", wrap=True), row, 1)
        self._column.addLayout(grid)


def _known(card: PersonCard) -> list[tuple[str, str]]:
    row = card.row
    place = place_words(row)
    if "place" in row.by_hand:
        place = _("{value} (by hand)").format(value=place)
    elif row.why_place and row.country:
        place = _("{value} (from “{words}”)").format(value=place, words=" ".join(row.why_place))
    role = role_words(row)
    if row.roles:
        role = _("{value} ({how})").format(value=role, how=_how(row))
    return [
        (_("Place"), place),
        (_("Role"), role),
        (_("Lists"), ", ".join(row.lists) or chart_words.UNKNOWN),
        (_("Tie"), _tie(row)),
        (_("How we met"), _(MET[row.met]) if row.met in MET else row.met or chart_words.UNKNOWN),
        (_("Note"), row.note or chart_words.UNKNOWN),
        (_("First contact"), _day(card.first_ms)),
        (_("Last contact"), _day(card.last_ms)),
        (_("Exchanges"), chart_words.number(row.exchanges)),
    ]


def _how(row: PersonRow) -> str:
    if row.why_role and "role" not in row.by_hand:
        return _("by the words {words}").format(words=", ".join(f"“{one}”" for one in row.why_role))
    return _("by hand") if "role" in row.by_hand else _("by an export")


def _tie(row: PersonRow) -> str:
    ties = {
        (True, True): _("each follows the other"),
        (True, False): _("follows you"),
        (False, True): _("you follow them"),
        (False, False): _("neither follows the other"),
    }
    return ties[row.follows, row.followed]


def _day(moment_ms: int | None) -> str:
    if moment_ms is None:
        return chart_words.UNKNOWN
    return chart_words.day_short(day_of(moment_ms), year=True)
