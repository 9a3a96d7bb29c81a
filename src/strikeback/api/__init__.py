"""The network door: parse a request, call one flow, answer; no rules."""
