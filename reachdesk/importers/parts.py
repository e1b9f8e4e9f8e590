"""Which files given together are parts of one archive.

X cuts large archives into several zips. They belong together when their manifests agree on account
and moment, or when one manifest names files that only the others hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reachdesk.domain.errors import UserError
from reachdesk.importers import limits
from reachdesk.importers.x_manifest import MAX_BYTES, Manifest, looks_like_manifest, parse_manifest

if TYPE_CHECKING:
    from reachdesk.importers.containers import Container


def top_folder(names: list[str]) -> str:
    """The folders around all members, with a closing slash: "" or such as "my-archive/".

    A folder that belongs to a format ("data", "your_facebook_activity") is not taken for one.
    """
    top = ""
    while True:
        firsts = {name[len(top) :].partition("/")[::2] for name in names}
        heads = {head for head, _rest in firsts}
        only = next(iter(heads)) if len(heads) == 1 else ""
        if not only or only in _KEPT or not all(rest for _head, rest in firsts):
            return top
        top += only + "/"


_FORMAT_FOLDERS = (
    "data js tweets posts connections personal_information your_facebook_activity"
    " your_instagram_activity followers_and_following threads media_attachments"
)
_KEPT = frozenset(_FORMAT_FOLDERS.split())


def join_parts(containers: list[Container]) -> list[list[Container]]:
    """Groups of containers that make one archive each, in the order given."""
    manifests = [_manifest(container) for container in containers]
    groups: list[list[int]] = []
    by_identity: dict[tuple[str, str], list[int]] = {}
    for index, manifest in enumerate(manifests):
        identity = manifest.identity() if manifest else None
        group = by_identity.get(identity) if identity else None
        if group is None:
            group = []
            groups.append(group)
            if identity:
                by_identity[identity] = group
        group.append(index)
    _adopt(groups, manifests, containers)
    return [[containers[index] for index in group] for group in groups]


def _adopt(
    groups: list[list[int]], manifests: list[Manifest | None], containers: list[Container]
) -> None:
    """Move containers without a manifest to the one archive that misses what they hold."""
    members = [_clean_names(container) for container in containers]
    for group in [group for group in groups if manifests[group[0]] is None]:
        wanting = [
            other
            for other in groups
            if (manifest := manifests[other[0]]) is not None
            and _fills(manifest, members[group[0]], set().union(*(members[i] for i in other)))
        ]
        if len(wanting) == 1:
            wanting[0].extend(group)
            groups.remove(group)


def _fills(manifest: Manifest, offered: set[str], present: set[str]) -> bool:
    missing = {file.file_name for file in manifest.files()} - present
    folders = tuple(
        kind.media_directory.rstrip("/") + "/"
        for kind in manifest.data_types.values()
        if kind.media_directory
    )
    return any(name in missing for name in offered) or (
        bool(folders) and all(name.startswith(folders) for name in offered)
    )


def _clean_names(container: Container) -> set[str]:
    top = top_folder(list(container.entries))
    return {name[len(top) :] for name in container.entries}


def _manifest(container: Container) -> Manifest | None:
    for name, size in container.entries.items():
        if name.endswith("manifest.js") and size <= MAX_BYTES:
            try:
                container.check(name)
                with container.open_raw(name) as stream:
                    content = stream.read(MAX_BYTES)
            except (UserError, *limits.BROKEN):
                return None
            if looks_like_manifest(content):
                return parse_manifest(content)
    return None
