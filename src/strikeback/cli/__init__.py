"""The command line: parse a request, call one flow, render. No rules."""
