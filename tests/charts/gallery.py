"""Save every chart in both themes to a folder, to look at: python -m tests.charts.gallery FOLDER.

With a second word only the charts whose key contains it are drawn.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from reachdesk import registry
from reachdesk.charts.render import drawing_application, save_chart
from reachdesk.charts.style import style_for
from tests.charts.answers import NORMAL

DRAWN = dt.date(2026, 11, 22)


def draw_views(folder: Path, wanted: str) -> None:
    """Each chart at the size of its card, as the window shows it, and as an exported page."""
    for key, chart in registry.discover("reachdesk.charts", "CHART").items():
        if wanted not in key:
            continue
        answer = NORMAL[key]()
        for theme in ("light", "dark"):
            style = style_for(theme)
            view = chart.view(style)
            view.resize(view.sizeHint())
            view.show_data(answer)
            ground = QImage((view.size() + QSize(40, 40)) * 2, QImage.Format.Format_RGB32)
            ground.setDevicePixelRatio(2)
            ground.fill(style.colour("card"))
            painter = QPainter(ground)
            view.paint(painter, QRectF(20, 20, view.width(), view.height()))
            painter.end()
            ground.save(str(folder / f"{key}-{theme}.png"))
            file = folder / f"page-{key}-{theme}.png"
            save_chart(chart, answer, file, drawn_on=DRAWN, theme=theme, scale=1)
        print(key, "|", chart.headline(answer), "|", chart.subtitle(answer))  # noqa: T201
        print("   ", chart.summary(answer))  # noqa: T201


if __name__ == "__main__":
    application = drawing_application()
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    draw_views(target, sys.argv[2] if len(sys.argv) > 2 else "")
