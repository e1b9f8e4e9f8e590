"""Step 3, first half: how earlier posts with similar words, or to the same person, missed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.post import MOST_WORDS, PostProperties

FloatArray = NDArray[np.float64]

LEAST_POSTS = 5
LEAST_COSINE = 0.1
MOST_SIMILAR = 20
SHOWN_SIMILAR = 3
_PRIOR_SIMILARITY, _PRIOR_ANSWERS = 0.5, 2.0
_LARGEST_MISS = 1.5  # a viral post says little about the next one with its words


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """`misses` (2,): shrunk mean past miss of posts with similar words, and of answers to the same
    person, in log views. `similar` are the keys of the most similar posts, at most three."""

    misses: FloatArray
    similar: tuple[str, ...] = ()


class AlikePosts:
    """The words and addressees of the posts learned so far, with their misses (equation 3)."""

    def __init__(self, most_posts: int) -> None:
        self._most_posts = most_posts
        self._number: dict[str, int] = {}
        self._posts_with = np.zeros(
            1
        )  # by word number; the last entry is that of no word, always 0
        self._words = np.zeros((0, MOST_WORDS), np.int64)  # word numbers, -1 for none
        self._people: list[str] = []
        self._misses = np.zeros(0)
        self._keys: list[str] = []
        self._learned = 0

    def learn(self, post: PostProperties, miss: float) -> None:
        """Add a settled post and by how much its forecast fell short, in log views."""
        self._learned += 1
        for word in post.words:
            self._number.setdefault(word, len(self._number))
        added = len(self._number) + 1 - self._posts_with.size
        if added:
            self._posts_with = np.append(self._posts_with, np.zeros(added))
        numbers = [self._number[word] for word in post.words]
        self._posts_with[numbers] += 1
        row = np.array([*numbers, *[-1] * (MOST_WORDS - len(numbers))])
        kept = slice(-self._most_posts, None)
        self._words = np.vstack([self._words, row])[kept]
        self._misses = np.append(self._misses, np.clip(miss, -_LARGEST_MISS, _LARGEST_MISS))[kept]
        self._people = [*self._people, post.person][kept]
        self._keys = [*self._keys, post.key][kept]

    def look_up(self, post: PostProperties) -> Alike:
        """What similar posts and answers to the same person did; zeros before five posts."""
        if self._learned < LEAST_POSTS:
            return Alike(np.zeros(2))
        similarity = np.maximum(self._cosines(post.words) - LEAST_COSINE, 0.0)
        nearest = np.argsort(-similarity, kind="stable")[:MOST_SIMILAR]
        weights = similarity[nearest]
        by_words = weights @ self._misses[nearest] / (weights.sum() + _PRIOR_SIMILARITY)
        shown = [self._keys[place] for place in nearest[:SHOWN_SIMILAR] if similarity[place] > 0]
        misses = np.array([by_words, self._by_person(post.person)])
        return Alike(misses, tuple(shown))

    def _by_person(self, person: str) -> float:
        if not person:
            return 0.0
        same = np.array([other == person for other in self._people])
        return float(self._misses[same].sum() / (same.sum() + _PRIOR_ANSWERS))

    def _cosines(self, words: tuple[str, ...]) -> FloatArray:
        """Cosine of the words' rarity (idf over settled posts) with every kept post, (posts,)."""
        rarity = np.log((1 + self._learned) / (1 + self._posts_with)) ** 2
        rarity[-1] = 0.0
        known = [self._number[word] for word in words if word in self._number]
        unseen = (len(words) - len(known)) * math.log(1 + self._learned) ** 2
        mine = np.zeros(rarity.size)
        mine[known] = 1.0
        theirs = rarity[self._words]
        shared = (theirs * mine[self._words]).sum(axis=1)
        lengths = theirs.sum(axis=1) * (rarity @ mine + unseen)
        return np.asarray(shared / np.sqrt(np.maximum(lengths, 1e-9)))
