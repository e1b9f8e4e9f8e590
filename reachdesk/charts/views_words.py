"""What measured views and engagements over time say."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import bin_columns, method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.by_day import ViewsOverTime
from reachdesk.i18n import _, ngettext


def rate(engagements: float | None, views: float | None) -> str:
    """«2.1 % of 48,213 views», under ten views «1 of 9»; "" where either is unknown."""
    if engagements is None or views is None or not (views > 0 and np.isfinite(engagements)):
        return ""
    if views < words.SMALL_N:
        return words.of(engagements, views)
    return _("{percent} of {count} views").format(
        percent=words.percent(engagements / views), count=words.number(views)
    )


def headline(data: ViewsOverTime) -> str:
    """«48,213 measured views in 90 days, engagement rate 2.1 %», or the rate with its own n where
    the engagements of some views are not known."""
    views = bin_columns.total(data.views)
    if views is None:
        return _("No measured views")
    amount = words.number(views)
    if data.basis == "days":
        said = _("{views} measured views in {span}").format(
            views=amount, span=bin_columns.span_words(data.bins)
        )
    else:
        posts = int(data.amounts.sum())
        said = ngettext(
            "{views} measured views of {posts} post",
            "{views} measured views of {posts} posts",
            posts,
        ).format(views=amount, posts=words.number(posts))
    engaged, of_views = bin_columns.total(data.engagements), bin_columns.total(data.engaged_views)
    if engaged is not None and of_views == views and views >= words.SMALL_N:
        share = words.percent(engaged / views)
        return _("{views}, engagement rate {share}").format(views=said, share=share)
    part = rate(engaged, of_views)
    return _("{views}, engagements {rate}").format(views=said, rate=part) if part else said


def subtitle(data: ViewsOverTime) -> str:
    """Unit and what a column stands for."""
    each = bin_columns.each(data.bins)
    if data.basis == "days":
        said = _("{each} · views on those days, of whatever post").format(each=each)
    else:
        said = _("{each} of posting · all views of those posts").format(each=each)
    if bin_columns.total(data.engagements) is None:
        return said
    return _("{what} · engagements below, own scale").format(what=said)


def known_of_all(data: ViewsOverTime) -> str:
    """«85 of 90 days», «40 of 79 posts»."""
    known = words.number(int(data.amounts.sum()))
    if data.basis == "days":
        days = len(data.bins.starts) * data.bins.step
        return _("{known} of {days} days").format(known=known, days=words.number(days))
    return _("{known} of {posts} posts").format(
        known=known, posts=words.number(int(data.posts.sum()))
    )


def missing(data: ViewsOverTime) -> str | None:
    """Which export would fill it."""
    if bin_columns.total(data.views) is not None:
        return None
    return _("No measured views: an export of analytics (X, LinkedIn) would fill this.")


def summary(data: ViewsOverTime) -> str:
    """Total, n, the largest part."""
    sentence = missing(data)
    if sentence is not None:
        return sentence
    best = int(np.nanargmax(data.views))
    return method.spoken(
        f"{headline(data)}.",
        _("The most were {count}, {when}.").format(
            count=words.number(data.views[best]), when=bin_columns.bin_words(data.bins, best)
        ),
        _("Measured for {amount}.").format(amount=known_of_all(data)),
    )


def explanation(data: ViewsOverTime) -> Explanation:
    """Views and engagements as exported."""
    grade = data.method.evidence
    if data.basis == "days":
        formula = _(
            "The views of each day are added up, whatever post they were of. Engagements are what "
            "the network counts as such (clicks, opened details, reactions); the rate divides them "
            "by the views of the same days. The newest day may not have been over when it was "
            "exported."
        )
    else:
        formula = _(
            "All views that a post had when it was exported stand on the day of the post. "
            "Engagements are what the network counts as such (clicks, opened details, reactions); "
            "the rate divides them by the views of the same posts. Young posts still gain views "
            "after the export."
        )
    inputs = (
        Input(_("Views"), words.number(bin_columns.total(data.views)), grade, known_of_all(data)),
        Input(
            _("Engagements"),
            words.number(bin_columns.total(data.engagements)),
            grade,
            rate(bin_columns.total(data.engagements), bin_columns.total(data.engaged_views)),
        ),
    )
    return method.explained(
        data.method,
        _("How often your posts were shown to somebody, as the network counted it."),
        formula,
        inputs,
    )


def table(data: ViewsOverTime) -> Table:
    """One row per part."""
    known = _("Days known") if data.basis == "days" else _("Posts measured")
    columns = (
        Column(_("From day")),
        Column(_("Days"), "", 0),
        Column(_("Views"), "", 0),
        Column(_("Engagements"), "", 0),
        Column(_("Views with known engagements"), "", 0),
        Column(known, "", 0),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            words.date_of(int(start)),
            data.bins.step,
            words.cell(float(data.views[index])),
            words.cell(float(data.engagements[index])),
            words.cell(float(data.engaged_views[index])),
            int(data.amounts[index]),
        )
        for index, start in enumerate(data.bins.starts)
    ]
    return Table(columns, tuple(rows))
