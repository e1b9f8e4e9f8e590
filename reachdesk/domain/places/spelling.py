"""Names as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import unicodedata

# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",  # the dotless one of Turkish
        "ə": "e",
        "ħ": "h",
        "'": "",
        "’": "",
        "‘": "",
        "\u02bb": "",
        "\u02bc": "",
        ".": "",
    }
)
# The same for plain letters, quicker: every other sign is a blank.
_ASCII = {
    code: None if chr(code) in "'." else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}


def folded(text: str) -> str:
    """The words of a name in plain small letters, one blank between them; "" where there are none.

    «São Paulo» is «sao paulo», «Saint-Étienne» «saint etienne», «D.C.» «dc», «Köln» «koln».
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in parts if not unicodedata.combining(each)).translate(_PLAIN)
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())
