"""Coefficients of the name model, written by ``tools/fit_names.py``. Data only."""

from typing import Final

RELEASE: Final = "names-837eefd3"
TOKEN_WEIGHTS: Final[dict[str, tuple[float, ...]]] = {
    "latin": (0.3, 0.25, 0.2, 0.15, 0.05, 0.05),
    "bridge": (0.0, 0.22, 0.32, 0.26, 0.08, 0.12),
}
"""Weights of ``name_tokens.features``, summing to 1, by kind of scheme."""
KNOTS: Final[dict[str, tuple[float, ...]]] = {
    "covered": (0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0),
    "covered_all": (0.3, 0.6, 0.8, 1.0),
    "worst": (0.4, 0.6, 0.75, 0.9, 1.0),
}
"""Knots of the stepped similarities."""
NAME_WEIGHTS: Final[dict[str, tuple[float, ...]]] = {
    "constant": (-2.853,),
    "covered": (0.366, 0.0, 0.0, 0.0, 0.0, 0.221, 0.0),
    "covered_all": (0.478, 0.0, 0.399, 0.342),
    "worst": (2.312, 1.821, 1.943, 0.0, 0.0),
    "conflict": (-1.421,),
    "missing": (-0.862,),
    "information": (1.5,),
    "initials": (-0.15,),
    "single": (-1.5,),
    "both_single": (1.033,),
    "bridge": (0.308,),
    "reordered": (-0.555,),
}
"""Bits of each feature."""
