"""The heart: which records are the same person, account or incident, and why."""

from strikeback.linking.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
