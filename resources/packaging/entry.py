"""What the frozen program starts with: the same as `python -m reachdesk`."""

import os
import sys

from reachdesk.__main__ import main

# the loader has read its search path; a file manager opened from here must not get our libraries
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before

sys.exit(main())
