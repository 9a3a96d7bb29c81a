"""A passkey in software: an ES256 key that answers as authenticator and browser do (Web Authentication)."""

import base64
import json
import os
from hashlib import sha256

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Authenticator:
    """One passkey. What it says can be bent, as an attacker would."""

    def __init__(self, origin: str, rp_id: str) -> None:
        self.origin, self.rp_id = origin, rp_id
        self.id = os.urandom(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.count = 0
        self.counts = True
        self.flags = PRESENT | VERIFIED

    def make(self, options: str) -> str:
        """Answer to registration options."""
        return json.dumps(
            self._answer(
                {
                    "clientDataJSON": b64(self._client("webauthn.create", json.loads(options)["challenge"])),
                    "attestationObject": b64(
                        cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": self._made()})
                    ),
                }
            )
        )

    def prove(self, options: str) -> str:
        """Answer to authentication options."""
        client = self._client("webauthn.get", json.loads(options)["challenge"])
        self.count += self.counts
        data = self._head(self.flags)
        signed = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return json.dumps(
            self._answer(
                {
                    "clientDataJSON": b64(client),
                    "authenticatorData": b64(data),
                    "signature": b64(signed),
                }
            )
        )

    def _answer(self, response: dict[str, str]) -> dict[str, object]:
        name = b64(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _head(self, flags: int) -> bytes:
        return sha256(self.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _made(self) -> bytes:
        point = self.key.public_key().public_numbers()
        cose = cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        )
        held = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        return self._head(self.flags | ATTESTED) + held
