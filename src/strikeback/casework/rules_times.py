"""How soon a person must acknowledge, in minutes (reference/domain.md section 7, a proposal)."""

from typing import Final

LIFE: Final = 10
"""Self-harm, victim missing, abuse going on, meeting arranged."""
HARM: Final = 30
"""Publication begun or due today, victim under 13, sadistic group."""
EXTORTED_ON: Final = 120
"""Second payment, or a demand after a payment."""
SAME_DAY: Final = 480
ROUTINE: Final = 2400
"""Five working days of eight hours."""
