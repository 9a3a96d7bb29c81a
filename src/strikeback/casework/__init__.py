"""Alerts, leads and deconfliction: tables and state machines, no input or output."""
