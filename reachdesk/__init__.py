"""ReachDesk: are you moving, who is listening, and does anybody see what you write."""

__version__ = "0.1.0"
