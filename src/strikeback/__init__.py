"""Strikeback: reports of organised online sextortion, put together across agencies."""

__version__ = "0.1.0"
