"""LinkedIn's analytics workbooks: their sheets by content, in any language, whole or in part."""

from __future__ import annotations

import datetime as dt

import pytest
from python_calamine import CalamineWorkbook

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import Precision
from reachdesk.importers.linkedin_analytics import IMPORTER
from reachdesk.importers.linkedin_export import IMPORTER as EXPORT
from reachdesk.importers.linkedin_urns import moment_of
from reachdesk.importers.source import open_sources
from tests.importers.gathering import gather, recognised
from tests.importers.workbook_files import write_workbook

DAY = 86_400_000
FIRST = round(dt.datetime(2024, 3, 1, tzinfo=dt.UTC).timestamp()) * 1000
ID = (FIRST + 9 * 3_600_000) << 22
LINK = f"https://www.linkedin.com/feed/update/urn:li:activity:{ID}"
OTHER = f"https://www.linkedin.com/feed/update/urn:li:activity:{ID + (DAY << 22)}"
ENGAGEMENT = [["Date", "Impressions", "Engagements"], ["3/1/2024", 120, 7], ["3/2/2024", 80, 3]]
FOLLOWERS = [
    ["Total followers on 3/2/2024:", 5448],
    [],
    ["Date", "New followers"],
    ["3/1/2024", 4],
    ["3/2/2024", 0],
]
TOP_POSTS = [
    ["Maximum of 50 posts available to include in this list"],
    [],
    ["Post URL", "Post publish date", "Engagements", None, "Post URL", "Post publish date",
     "Impressions"],
    [LINK, "3/1/2024", 7, None, OTHER, "3/2/2024", 90],
    [None, None, None, None, LINK, "3/1/2024", 30],
]  # fmt: skip
DEMOGRAPHICS = [
    ["Top Demographics", "Value", "Percentage"],
    ["Job titles", "Founder", 0.0233],
    ["Locations", "Greater Leeds", "12.5%"],
    ["Companies", "Foam Ltd", "< 1%"],
]
DISCOVERY = [
    ["Overall Performance", "Value", "Time Period"],
    ["Impressions", "1,200", "3/1/2023 - 3/2/2024"],
    ["Members reached", 640, "3/1/2023 - 3/2/2024"],
]


def book(path, **sheets):
    return write_workbook(path, sheets)


def test_all_sheets_of_a_workbook(tmp_path):
    path = book(
        tmp_path / "Content_2024-03-01_2024-03-02_InesCalloway.xlsx",
        DISCOVERY=DISCOVERY,
        ENGAGEMENT=ENGAGEMENT,
        TOP=TOP_POSTS,
        FOLLOWERS=FOLLOWERS,
        DEMOGRAPHICS=DEMOGRAPHICS,
    )
    found = gather(IMPORTER, path)
    last = FIRST + DAY
    assert found.outline.owner.name == "InesCalloway"
    assert found.outline.as_of_ms == last + DAY - 1
    assert found.skipped == []
    assert found.counts == {
        ("impressions_day", FIRST): 120,
        ("engagements_day", FIRST): 7,
        ("impressions_day", last): 80,
        ("engagements_day", last): 3,
        ("follows_day", FIRST): 4,
        ("follows_day", last): 0,
        ("followers", last): 5448,
        ("impressions_span", last): 1200,
        ("members_reached_span", last): 640,
        ("span_days", last): 368,
        (f"engagements_post:{ID}", FIRST + 9 * 3_600_000): 7,
        ("demographics:job_titles:Founder", last): 233,
        ("demographics:locations:Greater Leeds", last): 1250,
        ("demographics_low:companies:Foam Ltd", last): 0,
        ("demographics_high:companies:Foam Ltd", last): 100,
    }
    by_id = {post.post_id: post for post in found.posts}
    assert by_id[str(ID)].impressions == 30
    assert by_id[str(ID)].created_ms == FIRST + 9 * 3_600_000
    assert by_id[str(ID)].precision == Precision.MILLISECOND
    assert by_id[str(ID + (DAY << 22))].impressions == 90


@pytest.mark.parametrize(
    ("dates", "heads"),
    [
        (("3/1/2024", "3/2/2024", "3/13/2024"), ("Date", "Impressions")),
        (("1/3/2024", "2/3/2024", "13/3/2024"), ("Datum", "Weergaven")),
        (("1/3/2024", "2/3/2024", "3/3/2024"), ("Data", "Impress\u00f5es")),
        (("01.03.2024", "02.03.2024", "04.03.2024"), ("Datum", "Impressionen")),
        (("2024/3/1", "2024/3/2", "2024/3/5"), ("Date", "Impressions")),
        (("1 mrt 2024", "2 mrt 2024", "9 mrt 2024"), ("Datum", "Impressies")),
    ],
)
def test_dates_and_headings_of_other_languages(tmp_path, dates, heads):
    rows = [[*heads, "Beta"], *[[date, 10, 1] for date in dates]]
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", Tab1=rows))
    days = sorted(at_ms for metric, at_ms in found.counts if metric == "impressions_day")
    assert days[:2] == [FIRST, FIRST + DAY]
    assert len(days) == 3


def test_sheets_are_known_without_any_known_word(tmp_path):
    strange = [["Pvm", "Katselut", "Muut"], ["1/3/2024", 120, 7], ["2/3/2024", 80, 3]]
    posts = [["a", "b", "c", None, "d", "e", "f"], *TOP_POSTS[3:]]
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", S1=strange, S2=posts))
    assert found.counts["impressions_day", FIRST] == 120
    assert found.counts["engagements_day", FIRST + DAY] == 3
    assert {post.impressions for post in found.posts} == {30, 90}


def test_workbook_of_a_single_post(tmp_path):
    link = f"https://www.linkedin.com/posts/ines_rosters-activity-{ID}-Xy_1"
    rows = [
        ["Post URL", link],
        ["Post Date", "3/1/2024"],
        ["Post Publish Time", "9:00 AM"],
        ["Post Performance"],
        ["Impressions", "1,938"],
        ["Members reached", 640],
        ["Reactions", 12],
        ["Comments", 3],
        ["Reposts", 1],
        ["Saves", 2],
        ["Something new", 8],
    ]
    shares = [
        ["Category", "Value", "%"],
        ["Seniority", "Senior", "38%"],
        ["Seniority", "CXO", "< 1%"],
    ]
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", PERFORMANCE=rows, TOP=shares))
    (post,) = found.posts
    assert post[:2] == (str(ID), FIRST + 9 * 3_600_000)
    assert (post.impressions, post.likes, post.replies, post.reposts, post.bookmarks) == (
        1938, 12, 3, 1, 2,
    )  # fmt: skip
    at_ms = post.created_ms
    assert found.counts[f"members_reached_post:{ID}", at_ms] == 640
    assert found.counts[f"demographics_post:{ID}:seniority:Senior", at_ms] == 3800
    assert found.counts[f"demographics_post_low:{ID}:seniority:CXO", at_ms] == 0
    assert found.counts[f"demographics_post_high:{ID}:seniority:CXO", at_ms] == 100
    assert [entry.where for entry in found.skipped] == ["sheet PERFORMANCE row 11"]


def test_bad_rows_are_listed(tmp_path):
    days = [*ENGAGEMENT, ["someday", 5, 6], ["3/3/2024", "many", ""]]
    posts = [*TOP_POSTS, [LINK, "3/1/2024", "lots", None, None, None, None]]
    shares = [*DEMOGRAPHICS, ["Locations", "Leeds", "most"]]
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", A=days, B=posts, C=shares))
    assert [entry.where for entry in found.skipped] == [
        "sheet B row 6",
        "sheet A row 4",
        "sheet A row 5",
        "sheet C row 5",
    ]


def test_links_cut_short_keep_their_day(tmp_path):
    short = "https://www.linkedin.com/feed/update/urn:li:activity:7206231"
    rows = [["Post URL", "Post publish date", "Impressions"], [short, "3/1/2024", 30]]
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", A=rows))
    (post,) = found.posts
    assert post[:3] == ("7206231", FIRST, Precision.DAY)
    assert len(found.outline.notes) == 1


def test_an_audience_without_any_date_is_listed_not_dated_at_random(tmp_path):
    found = gather(IMPORTER, book(tmp_path / "a.xlsx", A=DEMOGRAPHICS))
    assert found.counts == {}
    assert (found.read["counts"], found.left_out) == (3, 3)


def test_other_workbooks_are_not_linkedins(tmp_path):
    rows = [["Day", "Sold", "Returned"], ["3/1/2024", 120, 7]]
    assert not recognised(IMPORTER, book(tmp_path / "a.xlsx", A=rows))
    people = [["Name", "Place"], ["Ana", "Leeds"]]
    assert not recognised(IMPORTER, book(tmp_path / "b.xlsx", A=people))
    (tmp_path / "c.csv").write_text("Date,Impressions,Engagements\n3/1/2024,1,2\n")
    assert not recognised(IMPORTER, tmp_path / "c.csv")


def test_a_hostile_workbook_is_refused_when_it_is_looked_at(tmp_path):
    xml = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    path = write_workbook(tmp_path / "a.xlsx", {"S": xml})
    (source,), _refused = open_sources([path])
    with source, pytest.raises(UserError, match=path.name):
        IMPORTER.recognise(source)


def test_workbooks_beside_tables_stand_alone(tmp_path):
    (tmp_path / "e").mkdir()
    book(tmp_path / "e" / "a.xlsx", A=ENGAGEMENT)
    table = "First Name,Last Name,Connected On\nAna,Prado,08 Feb 2026\n"
    (tmp_path / "e" / "Connections.csv").write_text(table)
    (source,), _refused = open_sources([tmp_path / "e"])
    with source:
        assert EXPORT.recognise(source) is None
        assert IMPORTER.recognise(source) is None
        pieces = source.apart()
        assert sorted(
            importer.key
            for piece in pieces
            for importer in (EXPORT, IMPORTER)
            if importer.recognise(piece)
        ) == ["linkedin_analytics", "linkedin_export"]


def one_of(samples, pattern):
    (found,) = samples.glob(pattern)
    return found


def plain(path) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_real_days_followers_and_audience(samples):
    path = one_of(samples, "linkedin/*/stats_example.xlsx")
    sheets = plain(path)
    found = gather(IMPORTER, path)

    def total(metric):
        return sum(value for (name, _at), value in found.counts.items() if name == metric)

    assert total("impressions_day") == sum(row[1] for row in sheets["ENGAGEMENT"][1:])
    assert total("follows_day") == sum(row[1] for row in sheets["FOLLOWERS"][3:])
    assert total("followers") == sheets["FOLLOWERS"][0][1] == 54448
    assert len({at for name, at in found.counts if name == "impressions_day"}) == 365
    exact = [row[2] for row in sheets["DEMOGRAPHICS"][1:] if not isinstance(row[2], str)]
    shares = [value for (name, _), value in found.counts.items() if name[:13] == "demographics:"]
    assert len(shares) == len(exact)
    assert sum(shares) == pytest.approx(sum(exact) * 10_000, abs=len(exact))
    ranges = [name for name, _at in found.counts if name.startswith("demographics_low:")]
    assert len(ranges) == len(sheets["DEMOGRAPHICS"]) - 1 - len(exact)
    assert found.skipped == []


def test_real_totals_of_a_period(samples):
    found = gather(IMPORTER, one_of(samples, "linkedin/*/Overall Analytics.xlsx"))
    named = {metric: value for (metric, _at), value in found.counts.items()}
    assert (named["impressions_span"], named["members_reached_span"]) == (46969, 9265)
    assert (named["engagements_span"], named["span_days"]) == (645, 365)


def test_real_top_posts_are_the_shares_by_the_time_in_their_ids(samples):
    folder = one_of(samples, "linkedin/*/Top Posts.xlsx").parent
    sheet = plain(folder / "Top Posts.xlsx")["TOP POSTS"][1:]
    found = gather(IMPORTER, folder / "Top Posts.xlsx")
    assert sum(post.impressions or 0 for post in found.posts) == sum(row[6] for row in sheet)
    assert len(found.posts) == len({row[0] for row in sheet} | {row[4] for row in sheet})
    shared = [moment_of(post.post_id) for post in gather(EXPORT, folder / "Shares.csv").posts]
    joined = [
        post
        for post in found.posts
        if any(abs(moment - moment_of(post.post_id)) < 2_000 for moment in shared)
    ]
    assert len(joined) >= 45
