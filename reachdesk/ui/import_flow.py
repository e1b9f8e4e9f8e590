"""From files to a changed library: look, preview, import, tell, undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reachdesk import registry
from reachdesk.domain.answers.sources import ImportReport, RefusedFile
from reachdesk.i18n import _, ngettext
from reachdesk.ui import import_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.history import History, Step
from reachdesk.ui.ports import Recognition

if TYPE_CHECKING:
    from reachdesk.ui.dialogs import import_preview, refused_files
else:  # loaded when files are offered
    import_preview = registry.Later("reachdesk.ui.dialogs.import_preview")
    refused_files = registry.Later("reachdesk.ui.dialogs.refused_files")

Link = tuple[str, Callable[[], object]]


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

    def move(self, context: PageContext) -> None:
        """Go on in another window of the same library."""
        self._context = context

    def offer(self, paths: Sequence[Path]) -> None:
        """Look at files and show their preview; nothing is imported yet."""
        wanted = tuple(paths)
        if not wanted:
            return
        if self._library.busy:
            self._context.shell.announce(
                _("Something else is still running. Drop the files when it has ended.")
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
            self._refuse(found.refused)
            return
        shell = self._context.shell
        panel = import_preview.ImportPreview(self._context.theme, found, shell.close_panel)
        panel.accepted.connect(lambda chosen: self._start(paths, panel.recognition, chosen))
        panel.reworded.connect(lambda place, said: self._reword(panel, place, said))
        panel.dismissed.connect(lambda: self._library.let_go(panel.recognition))
        shell.open_panel(panel, panel.title)

    def _reword(
        self, panel: import_preview.ImportPreview, place: int, said: tuple[str, ...]
    ) -> None:
        """Read a table by the owner's words on its columns, and show what that changes."""

        def show(found: Recognition) -> None:
            if panel.is_open:
                panel.show_again(found)

        self._library.remap(lambda: panel.recognition, place, said, show)

    def _tell(
        self, report: ImportReport, known: Collection[RefusedFile], links: Sequence[Link]
    ) -> None:
        """What was imported, and what could not be although the preview offered it."""
        lost = [one for one in report.refused if one not in known]
        if not lost:
            self._context.shell.announce(import_words.result(report), links)
        elif report.sources:
            self._refuse(lost, f"{import_words.result(report)} ", links)
        else:
            self._refuse(lost)

    def _refuse(
        self, refused: Sequence[RefusedFile], done: str = "", links: Sequence[Link] = ()
    ) -> None:
        shell = self._context.shell
        if len(refused) == 1:
            shell.warn(done + refused[0].why, links)
            return
        text = ngettext(
            "The file could not be taken.", "{count} files could not be taken.", len(refused)
        ).format(count=len(refused))
        panel_title = _("Left out")

        def show_why() -> None:
            shell.open_panel(refused_files.RefusedFiles(tuple(refused)), panel_title)

        shell.warn(done + text, [(_("Show why"), show_why), *links[-1:]])

    def _start(self, paths: tuple[Path, ...], found: Recognition, chosen: tuple[int, ...]) -> None:
        self._context.shell.close_panel()
        self._library.run_import(
            found,
            chosen,
            None,
            lambda report: self._imported(_Import(paths, chosen, ()), report, found.refused),
        )

    def _imported(
        self, done: _Import, report: ImportReport, known: Collection[RefusedFile]
    ) -> None:
        for path in done.paths:
            self._context.memory.remember_file(path)
        new = tuple(one.source_id for one in report.sources if not one.already)
        links: list[Link] = [(_("Show"), lambda: self._context.shell.show_page("sources"))]
        if new:
            done.source_ids = new
            self._remember(done, report)
            links.append((_("Undo"), lambda: self.undo_source(new[0])))
        self._tell(report, known, links)

    def _remember(self, done: _Import, report: ImportReport) -> None:
        file = report.sources[0].file
        name = lambda: _("import of {file}").format(file=file)  # noqa: E731
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

        def imported(report: ImportReport, known: Collection[RefusedFile]) -> None:
            step = self._history.next_undo
            done.source_ids = tuple(one.source_id for one in report.sources if not one.already)
            for source_id in done.source_ids:
                if step is not None:
                    self._steps[source_id] = step
            self._tell(report, known, [(_("Undo"), self._history.undo)])

        def recognised(found: Recognition) -> None:
            there = {preview.candidate for preview in found.previews}
            chosen = tuple(one for one in done.candidates if one in there)
            if not chosen:
                self._library.let_go(found)
                self._refuse(found.refused)
                return
            self._library.run_import(
                found, chosen, None, lambda report: imported(report, found.refused)
            )

        self._library.recognise(done.paths, recognised)
