"""`reachdesk export`: one chart as a file."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from reachdesk.commands import pictures, score_options, selecting
from reachdesk.commands.base import DONE, Call
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _


class _Export:
    key = "export"
    order = 60

    def help(self) -> str:
        return _("one chart as PNG, SVG, PDF or CSV; --list names them")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("chart", nargs="?", metavar=_("CHART"), help=_("its key in --list"))
        parser.add_argument(
            "out", nargs="?", type=Path, metavar=_("OUT"), help=_("file.png, .svg, .pdf or .csv")
        )
        parser.add_argument("--list", action="store_true", help=_("name all charts and end"))
        selecting.account_option(parser)
        selecting.beside_option(parser)
        selecting.period_options(parser)
        score_options.rules_options(parser)
        score_options.overlay_option(parser)
        selecting.theme_option(parser)
        selecting.demo_option(parser)
        selecting.masked_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        if options.list:
            charts = pictures.charts().values()
            call.show({}, [f"{chart.key}  {chart.title()}" for chart in charts])
            return DONE
        if options.chart is None or options.out is None:
            raise UserError(
                _("Name a chart and a file, or ask for the charts with «reachdesk export --list».")
            )
        chart = pictures.chart(options.chart)
        if chart.key == "score_compare" and not options.beside:
            raise UserError(_("Name the account to compare with: add «--beside ACCOUNT»."))
        with call.desk_or_demo() as desk:
            rules = score_options.chosen_rules(desk, options)
            request = score_options.with_rules(selecting.request(desk, options), rules)
            request = replace(request, overlays=tuple(options.overlay))
            answer = pictures.answer(desk, chart, request)
        day = pictures.drawn_on(demo=options.demo)
        pictures.save(chart, answer, options.out, day, options.theme, masked=options.masked)
        return DONE


COMMAND = _Export()
