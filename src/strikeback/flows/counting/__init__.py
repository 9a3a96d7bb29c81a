"""How many people: estimates, audits, claims."""
