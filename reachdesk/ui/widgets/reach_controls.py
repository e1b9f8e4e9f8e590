"""Above the answer: which post or draft, and which readers are assumed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reachdesk.domain.answers.presets import PRESET_KEYS, PresetChoice, ReachPresets
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets import preset_words
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.post_picker import PostPicker
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.words import words


class ReachControls(QVBoxLayout):
    """A row of controls and the sentence that says what the chosen preset assumes.

    `picked(post)`, `draft_asked()`, `preset_chosen(key)`.
    """

    picked = Signal(object)
    draft_asked = Signal()
    preset_chosen = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        theme = context.theme
        self.picker = PostPicker(context)
        self.draft_button = IconButton(theme, "plus", _("Write a draft…"), self.draft_asked.emit)
        choices = [(key, preset_words.preset_name(key)) for key in PRESET_KEYS]
        self.switch = Segmented(theme, _("Assumed readers"), choices)
        self.sentence = words("", "least", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picker, 1)
        row.addWidget(self.draft_button)
        row.addWidget(self.switch)
        self.setSpacing(4)
        self.addLayout(row)
        self.addWidget(self.sentence)
        self.picker.picked.connect(self.picked)
        self.switch.chosen.connect(self.preset_chosen)

    def show_presets(self, presets: ReachPresets, used: PresetChoice, *, moved: bool) -> None:
        """Show which preset is in use, what it assumes, and which ones cannot be chosen."""
        off = {one.key: preset_words.why_not(one) for one in presets.choices if not one.available}
        self.switch.set_off(off)
        self.switch.set_key(used.key)
        said = preset_words.assumes(used)
        if moved:
            said = _("{preset} Moved by you since.").format(preset=said)
        self.sentence.setText(said)
