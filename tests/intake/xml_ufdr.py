"""Synthetic Cellebrite reports: invented persons, reserved numbers, neutral texts."""

NAMESPACE = "http://pa.cellebrite.com/report/2.0"


def field(name: str, value: str, kind: str = "String") -> str:
    """One field with one value."""
    return f'<field name="{name}" type="{kind}"><value type="{kind}"><![CDATA[{value}]]></value></field>'


def model(kind: str, ident: str, *inside: str, state: str = "Intact", confidence: str = "High") -> str:
    """One model."""
    return (
        f'<model type="{kind}" id="{ident}" deleted_state="{state}" decoding_confidence="{confidence}">'
        f"{''.join(inside)}</model>"
    )


def one(name: str, inner: str) -> str:
    """A field that holds one model."""
    return f'<modelField name="{name}">{inner}</modelField>'


def many(name: str, *inner: str) -> str:
    """A field that holds several models."""
    return f'<multiModelField name="{name}">{"".join(inner)}</multiModelField>'


def party(identifier: str, name: str = "", role: str = "", *, owner: bool = False) -> str:
    """One party."""
    parts = [
        field("Identifier", identifier),
        field("Name", name) if name else '<field name="Name"><empty/></field>',
    ]
    if role:
        parts.append(field("Role", role, "PartyRole"))
    return model("Party", f"party-{identifier}", *parts, field("IsPhoneOwner", str(owner), "Boolean"))


def message(
    ident: str,
    sender: str,
    text: str,
    *more: str,
    at: str = "2014-03-05T10:00:00.000+08:00",
    state: str = "Intact",
) -> str:
    """One chat message."""
    return model(
        "InstantMessage",
        ident,
        one("From", party(sender)),
        field("Body", text),
        field("TimeStamp", at, "TimeStamp"),
        field("Status", "Read"),
        *more,
        state=state,
    )


def report(*models: str, head: str = "", namespace: bool = True) -> str:
    """A whole report."""
    space = f' xmlns="{NAMESPACE}"' if namespace else ""
    types: dict[str, list[str]] = {}
    for text in models:
        kind = text.split('type="', 1)[1].split('"', 1)[0]
        types.setdefault(kind, []).append(text)
    body = "".join(f'<modelType type="{kind}">{"".join(texts)}</modelType>' for kind, texts in types.items())
    return (
        f'<?xml version="1.0" encoding="utf-8"?><project{space} id="p-1" name="Synthetic"'
        f' reportVersion="5.2">'
        f"{head}<decodedData>{body}</decodedData></project>"
    )
