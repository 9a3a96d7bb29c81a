"""Neutral sentences in which reports are told, one module a language family."""
