"""`python -m graph` is `whowhom`."""

import sys

from .cli import main

sys.exit(main())
