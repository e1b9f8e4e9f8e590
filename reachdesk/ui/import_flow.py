"""From files to a changed library: look, preview, import, tell, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from reachdesk.domain.answers.sources import ImportReport
from reachdesk.i18n import _, ngettext
from reachdesk.ui import import_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.dialogs.refused_files import RefusedFiles
from reachdesk.ui.history import History, Step
from reachdesk.ui.ports import Recognition


@dataclass(slots=True)
class _Import:
    """An import of this session: enough to take it back and to make it again."""

    paths: tuple[Path, ...]
    candidates: tuple[int, ...]
    source_ids: tuple[int, ...]


class ImportFlow(QObject):
    """Leads files into the library; one flow at a time."""

    def __init__(self, context: PageContext, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._history = history
        self._steps: dict[int, Step] = {}

    def offer(self, paths: Sequence[Path]) -> None:
        """Look at files and show their preview; nothing is imported yet."""
        wanted = tuple(paths)
        if not wanted:
            return
        if self._library.busy:
            self._context.shell.announce(
                _("An import is still running. Drop the files when it has ended.")
            )
            return
        self._library.recognise(wanted, lambda found: self._preview(wanted, found))

    def undo_source(self, source_id: int) -> None:
        """Take one source out again, whenever it was imported."""
        step = self._steps.get(source_id)
        if step is not None and step is self._history.next_undo:
            self._history.undo()
            return
        if step is not None:
            self._history.drop(step)
        self._forget((source_id,))

    def _preview(self, paths: tuple[Path, ...], found: Recognition) -> None:
        if not found.previews:
            self._library.let_go(found)
            self._refuse(found)
            return
        shell = self._context.shell
        panel = ImportPreview(self._context.theme, found, shell.close_panel)
        panel.accepted.connect(lambda chosen: self._start(paths, panel.recognition, chosen))
        panel.reworded.connect(lambda place, said: self._reword(panel, place, said))
        panel.dismissed.connect(lambda: self._library.let_go(panel.recognition))
        shell.open_panel(panel, panel.title)

    def _reword(self, panel: ImportPreview, place: int, said: tuple[str, ...]) -> None:
        """Read a table by the owner's words on its columns, and show what that changes."""

        def show(found: Recognition) -> None:
            if panel.is_open:
                panel.show_again(found)

        self._library.remap(lambda: panel.recognition, place, said, show)

    def _refuse(self, found: Recognition) -> None:
        shell = self._context.shell
        if len(found.refused) == 1:
            shell.warn(found.refused[0].why)
            return
        text = ngettext(
            "The file could not be taken.", "{count} files could not be taken.", len(found.refused)
        ).format(count=len(found.refused))
        panel_title = _("Left out")
        shell.warn(
            text,
            [(_("Show why"), lambda: shell.open_panel(RefusedFiles(found.refused), panel_title))],
        )

    def _start(self, paths: tuple[Path, ...], found: Recognition, chosen: tuple[int, ...]) -> None:
        self._context.shell.close_panel()
        self._library.run_import(
            found, chosen, None, lambda report: self._imported(paths, chosen, report)
        )

    def _imported(
        self, paths: tuple[Path, ...], chosen: tuple[int, ...], report: ImportReport
    ) -> None:
        for path in paths:
            self._context.memory.remember_file(path)
        new = tuple(one.source_id for one in report.sources if not one.already)
        links = [(_("Show"), lambda: self._context.shell.show_page("sources"))]
        if new:
            self._remember(_Import(paths, chosen, new), report)
            links.append((_("Undo"), lambda: self.undo_source(new[0])))
        self._context.shell.announce(import_words.result(report), links)

    def _remember(self, done: _Import, report: ImportReport) -> None:
        name = _("import of {file}").format(file=report.sources[0].file)
        step = Step(name, lambda: self._take_back(done), lambda: self._again(done))
        self._history.add(step)
        for source_id in done.source_ids:
            self._steps[source_id] = step

    def _take_back(self, done: _Import) -> None:
        self._forget(done.source_ids, redo=True)

    def _forget(self, source_ids: tuple[int, ...], *, redo: bool = False) -> None:
        files = {one.source_id: one.file for one in self._library.contents.sources}
        named = ", ".join(files[one] for one in source_ids if one in files)

        def told(_nothing: object) -> None:
            links = [(_("Redo"), self._history.redo)] if redo else []
            text = _("{file} was taken out of the library.").format(file=named)
            self._context.shell.announce(text, links)

        self._library.forget(source_ids, told)

    def _again(self, done: _Import) -> None:
        """Redo: the same files once more, without asking."""

        def imported(report: ImportReport) -> None:
            step = self._history.next_undo
            done.source_ids = tuple(one.source_id for one in report.sources if not one.already)
            for source_id in done.source_ids:
                if step is not None:
                    self._steps[source_id] = step
            self._context.shell.announce(
                import_words.result(report), [(_("Undo"), self._history.undo)]
            )

        def recognised(found: Recognition) -> None:
            there = {preview.candidate for preview in found.previews}
            chosen = tuple(one for one in done.candidates if one in there)
            if not chosen:
                self._library.let_go(found)
                self._refuse(found)
                return
            self._library.run_import(found, chosen, None, imported)

        self._library.recognise(done.paths, recognised)
