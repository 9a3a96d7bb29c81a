"""Selectors, amounts, deadlines and places inside texts that stay whole and unedited."""
