"""The first statement of the packaged program."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from desktop.__main__ import main  # noqa: E402 - a child process must not get this far

sys.exit(main())
