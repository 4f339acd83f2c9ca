"""Run cxworkshop with `python -m cxworkshop`."""

import sys

from cxworkshop.cli import main

sys.exit(main())
