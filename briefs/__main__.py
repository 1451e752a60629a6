"""Run the command line: `python -m briefs`."""

from __future__ import annotations

import sys

from briefs.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
