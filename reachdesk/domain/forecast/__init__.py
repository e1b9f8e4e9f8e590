"""The forecast of a post's impressions: a range from the account's own earlier posts.

Method, defaults and results: the design's forecast.md; the numbers of the steps are its own. All
values are natural logarithms of impressions ("log views") unless a name says `views`. Only posts
at least 24 hours older than the one forecast ("settled") enter anything.
"""
