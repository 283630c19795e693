"""The one error of this package."""


class InvalidMeasurement(Exception):
    """Something else was measured than the figure's name says; nothing of this run may be quoted."""
