"""Coefficients of the name model, written by ``tools/fit_names.py``. Data only."""

from typing import Final

RELEASE: Final = "names-4484087c"
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
    "constant": (-2.786,),
    "covered": (0.742, 0.189, 0.0, 0.0, 0.159, 0.44, 0.0),
    "covered_all": (0.989, 0.0, 1.005, 0.0),
    "worst": (1.577, 1.912, 1.73, 0.0, 0.0),
    "conflict": (-1.345,),
    "missing": (-0.742,),
    "information": (0.0,),
    "initials": (-0.741,),
    "single": (0.0,),
    "both_single": (0.876,),
    "bridge": (0.285,),
    "reordered": (-0.461,),
}
"""Bits of each feature."""
