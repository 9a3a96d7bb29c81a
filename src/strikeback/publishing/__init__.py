"""Documents for people and machines outside: the brief, exports."""
