"""Foreign formats in, records and counted refusals out. One module a format; nothing is lost silently."""
