"""Journeys over tables of anybody: read, link, explain, learn."""
