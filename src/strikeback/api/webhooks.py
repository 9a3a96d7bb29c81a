"""Where an agency's own systems are told of new alerts and leads; for its administrators."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from strikeback.api.etag import check_match, etag
from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import Asked, Id, Nothing, Paged, Time, Told
from strikeback.flows import webhooks
from strikeback.flows.webhooks import Targets
from strikeback.store.service import Webhook

Url = Annotated[
    str, Meta(min_length=9, max_length=500, examples=["https://case-system.example.org/strikeback"])
]
Kinds = Annotated[tuple[Literal["alert", "lead"], ...], Meta(min_length=1, max_length=2)]


class NewWebhook(Asked, frozen=True, kw_only=True):
    """Where to tell, and of what."""

    url: Url
    kinds: Kinds


class ChangedWebhook(Asked, frozen=True, kw_only=True):
    """What a webhook is from now on."""

    url: Url
    kinds: Kinds
    active: bool


class WebhookTold(Told, frozen=True, kw_only=True):
    """A webhook."""

    id: Id
    url: str
    kinds: tuple[str, ...]
    active: bool
    by: str
    made: Time
    version: int


class WebhookMade(Told, frozen=True, kw_only=True):
    """A new webhook with the key of its signatures, told once."""

    webhook: WebhookTold
    secret: str


class DeliveryTold(Told, frozen=True, kw_only=True):
    """A message."""

    id: Id
    object: Id
    kind: str
    state: str
    tries: int
    due: Time
    status: int


class OpenedWebhook(Told, frozen=True, kw_only=True):
    """A webhook and its last messages."""

    webhook: WebhookTold
    deliveries: tuple[DeliveryTold, ...]


class Webhooks(Told, frozen=True, kw_only=True):
    """A page of webhooks."""

    items: tuple[WebhookTold, ...]
    next: str


def _told(one: Webhook) -> WebhookTold:
    return WebhookTold(
        id=one.id,
        url=one.url,
        kinds=one.kinds,
        active=one.active,
        by=one.by,
        made=one.made,
        version=one.version,
    )


def _targets(call: Call[Any, Any]) -> Targets:
    return Targets(hosts=call.settings.webhook_hosts, loopback=call.settings.webhook_loopback)


def _find(call: Call[Any, Any]) -> Webhook:
    return webhooks.find_webhook(call.store, call.viewer, call.path["webhook"])[0]


def add(call: Call[Nothing, NewWebhook]) -> Answer:
    """Add a webhook."""
    made = webhooks.add_webhook(
        call.store,
        call.viewer,
        _targets(call),
        url=call.body.url,
        kinds=call.body.kinds,
        clock=call.clock,
    )
    return Answer(content=WebhookMade(webhook=_told(made.webhook), secret=made.secret), status=201)


def show_all(call: Call[Paged, Nothing]) -> Answer:
    """List webhooks."""
    found = webhooks.list_webhooks(call.store, call.viewer)
    items, cursor = page(call, "webhooks", found, lambda one: (one.made, one.id))
    return Answer(content=Webhooks(items=tuple(_told(one) for one in items), next=cursor))


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Show a webhook."""
    found, sent = webhooks.find_webhook(call.store, call.viewer, call.path["webhook"])
    told = _told(found)
    deliveries = tuple(
        DeliveryTold(
            id=one.id,
            object=one.object,
            kind=one.kind,
            state=one.state,
            tries=one.tries,
            due=one.due,
            status=one.status,
        )
        for one in sent
    )
    return Answer(content=OpenedWebhook(webhook=told, deliveries=deliveries), headers={"etag": etag(told)})


def change(call: Call[Nothing, ChangedWebhook]) -> Answer:
    """Change a webhook."""
    known = _find(call)
    check_match(call, _told(known))
    asked = call.body
    made = webhooks.change_webhook(
        call.store,
        call.viewer,
        _targets(call),
        known,
        url=asked.url,
        kinds=asked.kinds,
        active=asked.active,
    )
    told = _told(made)
    return Answer(content=told, headers={"etag": etag(told)})


def drop(call: Call[Nothing, Nothing]) -> Answer:
    """Delete a webhook."""
    known = _find(call)
    check_match(call, _told(known))
    webhooks.drop_webhook(call.store, call.viewer, known)
    return Answer(status=204)


OPERATIONS = (
    Operation("GET", "/webhooks", "listWebhooks", "Webhooks of the own agency", show_all, {200: Webhooks},
              query=Paged),
    Operation("POST", "/webhooks", "addWebhook", "Be told of new alerts and leads", add, {201: WebhookMade},
              body=NewWebhook),
    Operation("GET", "/webhooks/{webhook}", "openWebhook", "A webhook and its last messages", show,
              {200: OpenedWebhook}),
    Operation("PUT", "/webhooks/{webhook}", "changeWebhook", "Change a webhook", change, {200: WebhookTold},
              body=ChangedWebhook, matches=True, refusals=(409,)),
    Operation("DELETE", "/webhooks/{webhook}", "dropWebhook", "Delete a webhook", drop, {204: None},
              matches=True, refusals=(409,)),
)  # fmt: skip
