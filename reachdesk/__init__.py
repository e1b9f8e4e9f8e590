"""ReachDesk: are you moving, who is listening, and does anybody see what you write."""

import os

# before numpy is loaded: its sums are short, and threads that wait for each other cost the window
# three times as much as they save
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
