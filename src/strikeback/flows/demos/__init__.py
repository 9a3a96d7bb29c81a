"""The two demonstrations and what they compare with the truth."""
