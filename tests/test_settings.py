import json

import pytest

from reachdesk import paths, settings
from reachdesk.settings import Settings


def test_without_a_file_the_defaults_hold():
    assert settings.load() == Settings()


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings("dark", "nl", 150, "score", mask_names=True, calm=True)
    settings.save(chosen)
    assert settings.load() == chosen
    assert [path.name for path in paths.settings_file().parent.glob("*settings*")] == [
        "settings.json"
    ]


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"x"'])
def test_a_damaged_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert settings.load(path) == Settings()


def test_a_value_out_of_range_gives_its_default_and_keeps_the_others(tmp_path):
    path = tmp_path / "settings.json"
    saved = {"theme": "pink", "language": "xx", "text_percent": 900, "calm": True, "later": 1}
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert settings.load(path) == Settings(text_percent=200, calm=True)


def test_a_folder_that_cannot_be_written_raises(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        settings.save(Settings(), blocked / "settings.json")
