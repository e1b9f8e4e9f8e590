"""Who is listening? Groups that filter each other, the people, segments, followers over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.segments.facets import SUPPLIER_OR_COMPETITOR, toggled
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import EVERYBODY, All, Condition, Field, Rule, written
from reachdesk.i18n import N_, _
from reachdesk.services import segments
from reachdesk.services.desk import Request
from reachdesk.services.segments import KeptSegment
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.person import show_person
from reachdesk.ui.dialogs.role_rules import show_role_rules
from reachdesk.ui.dialogs.segment_editor import SegmentEditor
from reachdesk.ui.dialogs.set_changes import show_set_changes
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.people_card import PeopleCard
from reachdesk.ui.widgets.rule_bar import RuleBar, asks_for_tie

_JOINED = "supplier_or_competitor"
_LEFT = Qt.AlignmentFlag.AlignLeft
_AUDITS = (
    (N_("Who does not follow back"), "tie:following and not tie:follower"),
    (N_("Followed, no role, on no list"), "tie:following and role:unknown and list:unknown"),
)


class AudiencePage(Page):
    """A rule above; list, place and role; people beside overlap and segments; followers below."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rule: Rule = EVERYBODY
        self._account = self._account_shown()

    def build(self) -> Iterator[None]:
        """The bar, each card, what they do together."""
        self.bar = RuleBar(self.context)
        self.header(self.bar)
        self.people = PeopleCard(self.context)
        yield
        yield from self._build_groups()
        yield from self._build_lines()
        self._place_cards()
        self._connect()

    def _build_groups(self) -> Iterator[None]:
        self.lists = self.chart("audience_lists", title=_("List"))
        yield
        self.countries = self.chart("audience_countries")
        yield
        self.roles = self.chart("audience_roles", title=_("Role"))
        self.roles.body.addWidget(self._rules_link(), 0, Qt.AlignmentFlag.AlignLeft)
        yield
        self.overlap = self.chart("audience_overlap", title=_("How the groups overlap"))
        yield
        self.segments = self.chart("audience_segments", title=_("Segments"))
        yield
        self.languages = self.chart("audience_languages", title=_("Language"))
        yield

    def _build_lines(self) -> Iterator[None]:
        self.line = self.chart("followers_timeline")
        self.line.body.addWidget(self._sets_link(), 0, Qt.AlignmentFlag.AlignLeft)
        yield
        self.audit = self.chart("following_audit")
        for text, rule in _AUDITS:
            self.audit.body.addWidget(self._rule_link(_(text), parse(rule)), 0, _LEFT)
        yield
        self.names = self.chart("names_known")
        self.growth = self.chart("segment_growth", title=_("Growth of segments"))
        yield
        self.flow = self.chart("follower_flow")
        self.stated = self.chart("audience_stated")
        yield
        self.waves = self.chart("follower_waves")
        yield

    def _connect(self) -> None:
        for card, field in (
            (self.lists, Field.LIST),
            (self.countries, Field.COUNTRY),
            (self.roles, Field.ROLE),
            (self.languages, Field.LANGUAGE),
        ):
            card.picked.connect(lambda key, field=field: self._toggle(field, key))
        self.segments.picked.connect(self._open_segment)
        self.people.opened.connect(self._open_person)
        self.bar.changed.connect(self.show_rule)
        self.bar.edit_asked.connect(self.edit_rule)
        self.bar.save_asked.connect(self.edit_rule)
        self.context.selection.changed.connect(self._forget_rule)

    def _place_counted(self) -> None:
        """What networks count themselves; no card for shares where none are stated."""
        self.grid.place(self.flow, 12, 168)
        self.grid.place(self.stated, 12, 262)
        self.stated.shown.connect(lambda answer: self.stated.setVisible(answer is not None))
        self.stated.hide()

    def _place_cards(self) -> None:
        self.grid.place(self.lists, 3, 282)
        self.grid.place(self.countries, 6, 282)
        self.grid.place(self.roles, 3, 282)
        self.grid.place(self.people, 7, 376)
        self.grid.stack([(self.overlap, 188), (self.segments, 172)], 5)
        self.grid.place(self.line, 8, 286)
        self.grid.place(self.names, 4, 244)
        self.grid.place(self.growth, 8, 220)
        self.grid.place(self.languages, 4, 220)
        self._place_counted()
        self.grid.place(self.waves, 7, 206)
        self.grid.place(self.audit, 5, 206)

    def ask(self, request: Request) -> None:
        """Ask for every card and the first people, within the rule."""
        wanted = replace(request, rule="" if self.rule == EVERYBODY else written(self.rule))
        for card in self.charts:
            card.wait(_("Counting…"))
        # first the people: who labels them must not wait for the counts
        self.people.ask(replace(wanted, rule=_followers_only(wanted.rule)))
        super().ask(wanted)
        self.bar.ask(request)

    def nothing_to_ask(self) -> None:
        """Without an account every card is empty."""
        super().nothing_to_ask()
        self.people.clear()
        self.bar.clear()

    def show_rule(self, rule: Rule) -> None:
        """Show the followers whom a rule holds."""
        if rule != self.rule:
            self.rule = rule
            self.bar.show_rule(rule)
            self.refresh()

    def edit_rule(self) -> None:
        """Open the present rule at the right side, to type, count and keep it."""
        self._open_editor(self.rule, None)

    def _rules_link(self) -> Button:
        link = Button(self.context.theme, _("Rules for roles"), LINK)
        link.clicked.connect(lambda _checked=False: show_role_rules(self.context))
        return link

    def _rule_link(self, text: str, rule: Rule) -> Button:
        link = Button(self.context.theme, text, LINK)
        link.clicked.connect(lambda _checked=False: self._show_at_top(rule))
        return link

    def _show_at_top(self, rule: Rule) -> None:
        self.show_rule(rule)
        self.verticalScrollBar().setValue(0)

    def _sets_link(self) -> Button:
        link = Button(self.context.theme, _("Who came and who went"), LINK)
        link.clicked.connect(lambda _checked=False: self._open_sets())
        return link

    def _open_sets(self) -> None:
        request = self.context.selection.request()
        if request is not None:
            show_set_changes(self.context, request, self._open_person)

    def _open_person(self, person: object) -> None:
        request = self.context.selection.request()
        if request is not None and isinstance(person, PersonRow):
            show_person(self.context, request, person)

    def _toggle(self, field: Field, key: object) -> None:
        """A bar, country or role was chosen: it joins the rule, or leaves it."""
        values = SUPPLIER_OR_COMPETITOR if key == _JOINED else (self._value(field, str(key)),)
        self.show_rule(toggled(self.rule, tuple(Condition(field, value) for value in values)))

    def _value(self, field: Field, key: str) -> str:
        """Lists are asked for by name, which people read; everything else by its key."""
        groups = getattr(self.lists.answer, "groups", ()) if field is Field.LIST else ()
        return next((group.name for group in groups if group.key == key and group.name), key)

    def _open_segment(self, key: object) -> None:
        request = self.context.selection.request()
        if request is None:
            return
        account = request.account

        def found(kept: tuple[KeptSegment, ...]) -> None:
            for one in kept:
                if one.key == key:
                    self.show_rule(parse(one.segment.rule))
                    self._open_editor(parse(one.segment.rule), one)

        self.context.library.look(
            (self, "segment"), lambda desk: segments.segments(desk, account), found
        )

    def _open_editor(self, rule: Rule, edited: KeptSegment | None) -> None:
        request = self.context.selection.request()
        if request is not None:
            panel = SegmentEditor(self.context, request.account, rule, edited)
            panel.shown.connect(self.show_rule)
            title = edited.segment.name if edited else _("Followers by a rule")
            self.context.shell.open_panel(panel, title)

    def _forget_rule(self) -> None:
        """Another account has other lists: the rule ends with it."""
        account = self._account_shown()
        if account != self._account:
            self.rule = EVERYBODY
            self.bar.show_rule(EVERYBODY)
        self._account = account

    def _account_shown(self) -> str | None:
        request = self.context.selection.request()
        return request.account if request else None


def _followers_only(rule: str) -> str:
    """The people table shows those whom the rule bar counts: followers, unless the rule says which
    tie is meant. Without a rule, everybody whom the exports name."""
    if not rule or asks_for_tie(parse(rule)):
        return rule
    return written(All((Condition(Field.TIE, "follower"), parse(rule))))


PAGE = PageSpec("audience", N_("Audience"), "audience", 40, AudiencePage)
