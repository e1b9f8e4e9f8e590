from reachdesk.ui import warming
from reachdesk.ui.page import Page
from reachdesk.ui.warming import Warming
from tests.ui.backends import MemoryBackend


def test_every_page_is_filled_before_it_is_asked_for(window, qtbot):
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    assert set(window.pages) == set(window.specs)
    for page in window.pages.values():
        assert isinstance(page, Page)
        assert not page.stale
        assert all(card.loaded for card in page.charts)


def test_memory_is_given_back_once_every_page_is_ready(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(warming, "give_back", lambda: asked.append(set(window.pages)))
    resting = Warming(window)
    qtbot.waitUntil(lambda: resting.resting and bool(asked), timeout=60_000)
    assert asked == [set(window.specs)]


def test_another_period_wakes_it(window, backend, qtbot):
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    asked = len(backend.asked)
    window.context.selection.choose_period("whole")
    assert not warming.resting
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    assert len(backend.asked) > asked
    assert not any(page.stale for page in window.pages.values())


def test_it_rests_while_the_library_is_empty(program, qtbot):
    window = program(MemoryBackend()).window
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    assert window.pages == {}


def test_it_waits_while_a_job_runs(window, backend, qtbot):
    import threading

    gate = threading.Event()
    warming = Warming(window)
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    window.library.read("other", lambda _report: gate.wait(10), lambda _result: None)
    before = set(window.pages)
    warming.step()
    assert set(window.pages) == before
    gate.set()
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)


def test_the_page_shown_goes_before_those_made_ready(window, backend, qtbot):
    import threading

    gate = threading.Event()
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    window.library.read("other", lambda _report: gate.wait(10), lambda _result: None)
    window.page("score").prepare()
    before = len(backend.asked)
    window.show_page("reach")
    assert window.page("score").stale
    gate.set()
    qtbot.waitUntil(lambda: window.library.idle, timeout=60_000)
    asked = {key for key, _request in backend.asked[before:]}
    assert {card.answer_key for card in window.page("reach").charts} <= asked
    assert not {card.answer_key for card in window.page("score").charts} & asked
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    assert all(card.loaded for card in window.page("score").charts)


def test_a_slow_answer_of_a_page_that_was_left_gives_way(window, backend, qtbot):
    import threading

    from reachdesk.services.reporting import still_wanted

    inside, gate = threading.Event(), threading.Event()
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)

    def slow(_key, _request):
        inside.set()
        gate.wait(10)
        still_wanted()

    backend.answer_of = slow
    window.show_page("score")
    window.page("score").refresh()
    qtbot.waitUntil(inside.is_set, timeout=10_000)
    backend.answer_of = lambda _key, _request: None
    window.show_page("reach")
    assert window.page("score").stale
    assert not warming.resting, "it is worked out later, when nothing else is to be done"
    gate.set()
    qtbot.waitUntil(lambda: warming.resting, timeout=60_000)
    assert not window.page("score").stale
