"""Triage of what came in: every report and every conversation with texts gets a band, and alerts."""

from strikeback.model.casework import Alert
from strikeback.store.open import Store


def assess_new(store: Store) -> tuple[Alert, ...]:
    """Assess what nobody has assessed yet."""
    return ()
