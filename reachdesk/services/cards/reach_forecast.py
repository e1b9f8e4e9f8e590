"""How many views a post or a draft may get."""

from __future__ import annotations

from reachdesk.domain.answers.forecast import PostForecast
from reachdesk.services.desk import Desk, Request
from reachdesk.services.post_forecasts import post_forecast


class ReachForecastCard:
    """The forecast of the chosen post, made from what was known a day before it, or of a draft."""

    key = "reach_forecast"

    def answer(self, desk: Desk, request: Request) -> PostForecast | None:
        """The forecast; None where the account has no dated post. Raises `UserError` for a post
        that the library does not have."""
        return post_forecast(desk, request)


CARD = ReachForecastCard()
