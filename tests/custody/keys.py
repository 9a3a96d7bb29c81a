"""Keys of made-up logs and witnesses, from fixed seeds."""

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import Signer
from strikeback.custody.note import KeyType

ORIGIN = "example.org/log"
LOG = tuple(
    Signer(name=ORIGIN, type=kind, seed=bytes([number]) * 32)
    for number, kind in enumerate((KeyType.ED25519, KeyType.ML_DSA_44), start=1)
)
WITNESSES = tuple(
    Signer(name=f"example.org/w{number}", type=kind, seed=bytes([number]) * 32)
    for number, kind in ((11, KeyType.COSIGNATURE), (12, KeyType.COSIGNATURE), (13, KeyType.ML_DSA_44))
)
HEAD = Checkpoint(origin=ORIGIN, size=7, root=bytes(range(32)))
