"""The errors of this package."""


class StackError(Exception):
    """Something a person has to know: one clear sentence, printed without a traceback."""


class Interrupted(Exception):
    """Somebody asked us to stop while things were still being started."""
