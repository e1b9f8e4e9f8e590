"""Events from tables in four languages and from calendars, however they are folded."""

from __future__ import annotations

import pytest

from reachdesk.domain.records import EventFact, Network
from reachdesk.importers.calendar_lines import duration_of, unfolded
from reachdesk.importers.events import IMPORTER
from reachdesk.importers.source import open_sources
from tests.importers.gathering import gather

DAY = 86_400_000


def table(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def told(found):
    return [(one.day, one.label, one.kind, one.link, one.end_day) for one in found.of(EventFact)]


def calendar(path, *lines, head=()):
    body = "\r\n".join(["BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", *lines, "END:VEVENT",
                        "END:VCALENDAR", ""])  # fmt: skip
    return table(path, body)


def match(path):
    (source,), _refused = open_sources([path])
    with source:
        return IMPORTER.recognise(source)


@pytest.mark.parametrize(
    ("header", "date", "day"),
    [
        ("date,label,kind,link", "2024-03-02", "2024-03-02"),
        ("Date,Event,Type,URL", "3/2/2024", "2024-03-02"),
        ("Datum;Gebeurtenis;Soort;Bron", "2-3-2024", "2024-03-02"),
        ("Data;Evento;Tipo;Ligação", "02/03/2024", "2024-03-02"),
        ("Datum;Ereignis;Art;Quelle", "2. März 2024", "2024-03-02"),
        ("when\tlabel\tcategory\tsource", "2024-03-02T23:30:00-05:00", "2024-03-02"),
    ],
)
def test_a_table_in_any_of_the_four_languages(tmp_path, header, date, day):
    separator = next(sign for sign in ";\t," if sign in header)
    row = separator.join([date, "Planning Days", "talk", "https://example.org/days"])
    found = gather(IMPORTER, table(tmp_path / "notes.csv", f"{header}\n{row}\n"))
    assert told(found) == [(day, "Planning Days", "talk", "https://example.org/days", None)]
    assert found.outline.owner.network is Network.OTHER
    assert found.outline.owner_open


def test_last_days_bad_rows_and_the_order_of_day_and_month(tmp_path):
    text = (
        "begin,eind,titel,soort\n"
        "25/12/2023,26/12/2023,Fair,\n"
        "02/03/2024,01/03/2024,Back in time,\n"
        "soon,,No date,\n"
        "03/03/2024,,,press\n"
        "04/03/2024,,Ask ana@example.org,\n"
    )
    found = gather(IMPORTER, table(tmp_path / "a.csv", text))
    assert told(found) == [
        ("2023-12-25", "Fair", None, None, "2023-12-26"),
        ("2024-03-02", "Back in time", None, None, None),
        ("2024-03-04", "Ask …", None, None, None),
    ]
    assert [entry.where for entry in found.skipped] == ["row 4", "row 5"]
    assert found.read["events"] == 5


@pytest.mark.parametrize(
    "text",
    [
        "date,title,impressions\n2024-03-02,A post,12\n",
        "date,event\nlater,Fair\nsoon,Fair\n",
        "date,followers\n2024-03-02,12\n",
        "date,name,handle\n2024-03-02,Ana,@ana\n",
        "date,description,amount\n2024-03-02,Coffee,3\n",
        "just some words\n",
    ],
)
def test_other_tables_are_left_to_others(tmp_path, text):
    assert match(table(tmp_path / "events.csv", text)) is None


def test_a_calendar_entry_with_everything(tmp_path):
    path = calendar(
        tmp_path / "x.txt",
        "UID:ana@example.org",
        "DTSTAMP:20240110T080000Z",
        "DTSTART;VALUE=DATE:20240302",
        "DTEND;VALUE=DATE:20240305",
        "SUMMARY;LANGUAGE=en:Planning Days\\, Leeds\\nand more",
        "CATEGORIES:talk\\, long",
        "URL:https://example.org/days",
        "DESCRIPTION:never kept",
        "ATTENDEE;CN=Bob:mailto:bob@example.org",
        "BEGIN:VALARM",
        "SUMMARY:an alarm",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    found = gather(IMPORTER, path)
    link = "https://example.org/days"
    label = "Planning Days, Leeds and more"
    assert told(found) == [("2024-03-02", label, "talk, long", link, "2024-03-04")]
    (event,) = found.of(EventFact)
    assert "@" not in event.event_id
    assert match(path).score > 0.9


@pytest.mark.parametrize(
    ("lines", "day", "end_day"),
    [
        (["DTSTART:20240302T233000Z"], "2024-03-02", None),
        (["DTSTART;TZID=Europe/Lisbon:20240302T233000"], "2024-03-02", None),
        (["DTSTART:20240302T220000", "DTEND:20240303T000000"], "2024-03-02", None),
        (["DTSTART:20240302T220000", "DTEND:20240303T000001"], "2024-03-02", "2024-03-03"),
        (["DTSTART:20240302T220000", "DURATION:PT3H"], "2024-03-02", "2024-03-03"),
        (["DTSTART;VALUE=DATE:20240302", "DURATION:P2D"], "2024-03-02", "2024-03-03"),
        (["DTSTART;VALUE=DATE:20240302", "DTEND;VALUE=DATE:20240302"], "2024-03-02", None),
    ],
)
def test_days_are_those_on_the_clock_of_the_place(tmp_path, lines, day, end_day):
    found = gather(IMPORTER, calendar(tmp_path / "c.ics", "SUMMARY:Fair", *lines))
    assert [(one.day, one.end_day) for one in found.of(EventFact)] == [(day, end_day)]


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Tokyo", "2024-03-03"), ("No/Where", "2024-03-02")]
)
def test_universal_time_is_put_on_the_clock_of_the_calendar(tmp_path, zone, day):
    path = calendar(
        tmp_path / "c.ics", "SUMMARY:Fair", "DTSTART:20240302T200000Z",
        head=[f"X-WR-TIMEZONE:{zone}"],
    )  # fmt: skip
    assert [one.day for one in gather(IMPORTER, path).of(EventFact)] == [day]


def test_entries_that_are_no_events_are_listed_and_repeats_are_noted(tmp_path):
    entries = [
        ["SUMMARY:Weekly", "DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=WEEKLY"],
        ["SUMMARY:Off", "DTSTART;VALUE=DATE:20240102", "STATUS:CANCELLED"],
        ["DTSTART;VALUE=DATE:20240103"],
        ["SUMMARY:When", "DTSTART:99999999"],
    ]
    lines = ["BEGIN:VCALENDAR"]
    for entry in entries:
        lines += ["BEGIN:VEVENT", *entry, "END:VEVENT"]
    text = "\n".join([*lines, "BEGIN:VTODO", "SUMMARY:task", "END:VTODO", "BEGIN:VEVENT", "UID:1"])
    found = gather(IMPORTER, table(tmp_path / "c.ics", text))
    assert [one.label for one in found.of(EventFact)] == ["Weekly"]
    assert [entry.where for entry in found.skipped] == [f"entry {n}" for n in (2, 3, 4, 5)]
    assert found.notes == ["1 event repeats: its first day was taken"]


def test_folded_lines_are_joined_even_within_a_letter():
    raw = "SUMMARY:Café".encode()
    assert list(unfolded([raw[:-1] + b"\r\n ", raw[-1:] + b"\r\n\tx\r\n", b"A:1"])) == [
        "SUMMARY:Caféx",
        "A:1",
    ]


def test_durations():
    assert duration_of("P1W").days == 7
    assert duration_of("P1DT2H3M4S").total_seconds() == 93_784
    assert duration_of("soon") is None
