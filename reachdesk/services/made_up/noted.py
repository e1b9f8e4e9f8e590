"""What the made-up owner has noted on the score: three days, each with a kind and a link."""

from __future__ import annotations

from reachdesk.services.events import KeptEvent

_SITE = "https://example.org/"


def events(account: str) -> dict[str, KeptEvent]:
    """Events by the key under which they are kept. Nothing behind the links exists."""
    return {
        "made-up-listed": KeptEvent(
            account,
            "2026-07-15",
            "2026-07-15",
            "Listed by Floor & Phone",
            "list",
            f"{_SITE}floor-and-phone/voices",
        ),
        "made-up-talk": KeptEvent(
            account, "2026-09-02", "2026-09-03", "Planning Days, Leeds", "talk", f"{_SITE}planning"
        ),
        "made-up-mention": KeptEvent(
            account,
            "2026-10-06",
            "2026-10-06",
            "Named in a trade newsletter",
            "mention",
            f"{_SITE}newsletter/41",
        ),
    }
