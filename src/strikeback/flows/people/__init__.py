"""Who may act: agencies' people, duties, sign-in, machines."""
