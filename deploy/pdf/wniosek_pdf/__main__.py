"""`python -m wniosek_pdf`: the worker, configured by the environment."""

import sys

from .service import main

sys.exit(main())
