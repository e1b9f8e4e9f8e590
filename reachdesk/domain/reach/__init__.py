"""The chance that a follower sees a post: timeline-window model (see `visibility`)."""
