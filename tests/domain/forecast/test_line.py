from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.line import RobustLine
from reachdesk.domain.forecast.post import PROPERTIES
from reachdesk.domain.forecast.prior import POOLED

REPLY = PROPERTIES.index("reply")


def made(count, seed=0, noise=0.4):
    random = np.random.default_rng(seed)
    properties = np.zeros((count, len(PROPERTIES)))
    properties[:, 0] = 1
    properties[:, REPLY] = random.random(count) < 0.5
    log_views = 7.0 - 2.0 * properties[:, REPLY] + noise * random.normal(size=count)
    return properties, log_views


def test_many_posts_overrule_the_prior():
    properties, log_views = made(500)
    line = RobustLine(POOLED)
    residuals = line.fit(500.0, np.arange(500.0), properties, log_views)
    assert line.coefficients[0] == pytest.approx(7.0, abs=0.1)
    assert line.coefficients[REPLY] == pytest.approx(-2.0, abs=0.15)
    assert line.scale == pytest.approx(0.4, abs=0.1)
    assert np.allclose(residuals, log_views - properties @ line.coefficients)


def test_one_post_moves_the_usual_level_only():
    properties, _log_views = made(1)
    properties[:] = np.eye(len(PROPERTIES))[0]
    line = RobustLine(POOLED)
    line.fit(1.0, np.zeros(1), properties, np.array([9.0]))
    assert line.coefficients[0] > 8
    assert np.allclose(line.coefficients[1:], POOLED.mean[1:])


def test_a_viral_post_pulls_little():
    properties, log_views = made(60)
    line, pulled = RobustLine(POOLED), RobustLine(POOLED)
    line.fit(60.0, np.arange(60.0), properties, log_views)
    log_views[30] += 8
    pulled.fit(60.0, np.arange(60.0), properties, log_views)
    assert abs(pulled.coefficients[0] - line.coefficients[0]) < 8 / 60


def test_the_past_is_forgotten():
    properties, log_views = made(400, noise=0.1)
    hours = np.arange(400.0) * 24
    line = RobustLine(POOLED)
    line.fit(400 * 24.0, hours, properties, log_views + np.where(np.arange(400) < 200, 3.0, 0.0))
    assert line.coefficients[0] == pytest.approx(7.0, abs=0.3)
