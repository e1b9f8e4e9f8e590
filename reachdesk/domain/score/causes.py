"""Why a score moves: the keys of the causes between two dates."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """The seven causes of a change, and an eighth when the rules or the imported range changed."""

    NEW_POSTS = "new_posts"
    MORE_REACTIONS = "more_reactions"
    POSTS_FADING = "posts_fading"
    NEW_CONVERSATIONS = "new_conversations"
    CONVERSATIONS_FADING = "conversations_fading"
    FOLLOWERS = "followers"
    PARTNERS_STANDING = "partners_standing"
    SETTINGS_OR_IMPORT = "settings_or_import"


SEVEN_CAUSES = tuple(cause for cause in Cause if cause is not Cause.SETTINGS_OR_IMPORT)
