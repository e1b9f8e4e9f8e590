"""The posts of an event, each to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.domain.answers.reach import PostGlance
from reachdesk.i18n import _
from reachdesk.ui import event_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.check_box import CheckBox
from reachdesk.ui.widgets.post_picker import glance
from reachdesk.ui.widgets.words import words


class EventPostList(QWidget):
    """A box for each post; `changed` after one was ticked or not."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: dict[str, CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)

    def show_posts(self, posts: Sequence[PostGlance], chosen: Collection[str]) -> None:
        """Show these posts, oldest first; what was ticked before stays ticked or not."""
        before = {name: box.isChecked() for name, box in self.boxes.items()}
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for post in posts:
            box = CheckBox(self._theme, event_words.moment(post.created_ms))
            box.setAccessibleDescription(glance(post))
            box.setChecked(before.get(post.post_id, post.post_id in chosen))
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[post.post_id] = box
            self._column.addWidget(box)
            said = words(glance(post), "small", "muted", wrap=True)
            said.setContentsMargins(self._theme.px(27), 0, 0, self._theme.px(6))
            self._column.addWidget(said)
        if not posts:
            self._column.addWidget(words(_("No post of yours on these days."), "small", "muted"))

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked posts."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def chosen_if_fewer(self) -> tuple[str, ...] | None:
        """The ids of the ticked posts, None where all are: then the days alone say it."""
        chosen = self.chosen()
        return None if len(chosen) == len(self.boxes) else chosen
