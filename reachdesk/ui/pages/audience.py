"""Who is listening? Followers over time, by list, country and role, and the people themselves."""

from __future__ import annotations

from reachdesk.i18n import N_
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.people_card import PeopleCard


class AudiencePage(Page):
    """Followers and what is known of them; the groups; the people."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.people = PeopleCard(context)
        self.grid.place(self.chart("followers_timeline"), 8, 224)
        self.grid.place(self.chart("names_known"), 4, 224)
        self.grid.place(self.chart("follower_flow"), 12, 168)
        for key in ("audience_lists", "audience_countries", "audience_roles"):
            self.grid.place(self.chart(key), 4, 262)
        self.grid.place(self.people, 12, 222)

    def ask(self, request: Request) -> None:
        """Ask for every card and the first people."""
        super().ask(request)
        self.people.ask(request)

    def nothing_to_ask(self) -> None:
        """Without an account every card is empty."""
        super().nothing_to_ask()
        self.people.clear()


PAGE = PageSpec("audience", N_("Audience"), "audience", 40, AudiencePage)
