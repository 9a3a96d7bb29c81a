"""Hub to hub: packages, blind matching, requests, terms and keys of other hubs."""
