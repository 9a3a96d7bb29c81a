"""Safeguarding phrases as data, one module a language, and the small engine that reads them."""
