"""Who somebody is and what their duty lets them do: passwords, second factors, sessions, limits; no I/O."""
