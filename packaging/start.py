"""What the built program runs first."""

from __future__ import annotations

import sys

from walkaway.__main__ import main

sys.exit(main())
