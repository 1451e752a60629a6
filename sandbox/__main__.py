"""Runs the terminal."""

from __future__ import annotations

import sys

from sandbox.terminal import main

sys.exit(main())
