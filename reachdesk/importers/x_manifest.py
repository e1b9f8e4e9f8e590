"""The table of contents that X puts into an archive since 2020: `data/manifest.js`."""

from __future__ import annotations

import msgspec

from reachdesk.importers.loose_records import loosely

MAX_BYTES = 8 << 20  # real ones have 10 to 20 kB
_START = b"__THAR_CONFIG"


class UserInfo(msgspec.Struct, rename="camel"):
    """Whose archive it is."""

    account_id: str | None = None
    user_name: str | None = None
    display_name: str | None = None


class ArchiveInfo(msgspec.Struct, rename="camel"):
    """When the archive was made (ISO date), and whether X calls it partial."""

    generation_date: str | None = None
    is_partial_archive: bool | None = None


class ManifestFile(msgspec.Struct, rename="camel"):
    """One file that should be there, and how many records it holds."""

    file_name: str = ""
    global_name: str = ""
    count: int | None = None


class DataType(msgspec.Struct, rename="camel"):
    """One kind of data: its files, several where it was cut into parts."""

    files: list[ManifestFile] = []
    media_directory: str | None = None


class Manifest(msgspec.Struct, rename="camel"):
    """The whole table; `data_types` by their camelCase names."""

    user_info: UserInfo = msgspec.field(default_factory=UserInfo)
    archive_info: ArchiveInfo = msgspec.field(default_factory=ArchiveInfo)
    data_types: dict[str, DataType] = msgspec.field(default_factory=dict)

    def files(self) -> list[ManifestFile]:
        """Every file that the manifest names."""
        return [file for kind in self.data_types.values() for file in kind.files if file.file_name]

    def identity(self) -> tuple[str, str] | None:
        """What the parts of one archive share: account and moment; None where it is not said."""
        account, made = self.user_info.account_id, self.archive_info.generation_date
        return (account, made) if account and made else None


def looks_like_manifest(head: bytes) -> bool:
    """Whether a file that starts so is a manifest."""
    return _START in head[:200]


def parse_manifest(content: bytes) -> Manifest | None:
    """The manifest in `content`, None where it is broken (an archive can be read without)."""
    body = content.partition(b"=")[2].strip().rstrip(b";")
    try:
        return loosely(msgspec.json.decode(body), Manifest)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError):
        return None
