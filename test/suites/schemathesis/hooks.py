"""What Schemathesis has to be told beyond its configuration."""

import uuid
from urllib.parse import urljoin

import requests
import schemathesis

STORING = {"appendMessage", "appendMessages", "putMessage"}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """
    Splits the pattern of entity tags in two. From a single pattern that asks for
    quotes Schemathesis makes no valid header, and then takes an invalid one for valid.
    """
    tags = raw_schema["components"]["schemas"]["EntityTags"]
    tags["anyOf"] = [{"const": "*"}, {"pattern": tags.pop("pattern")}]


def operation_id(case):
    return case.operation.definition.raw.get("operationId")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes a request valid that is meant to be, where the schema alone does not."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    mend_headers(case.headers or {})
    if operation_id(case) in STORING and isinstance(case.body, dict):
        many = case.body.get("messages")
        for message in [case.body] if many is None else many:
            keep_the_words(message)
        # What deletes chats comes in between; the stateful phase makes its own.
        if case.meta.phase.name.value in ("coverage", "fuzzing"):
            chat = {"id": case.path_parameters["chat_id"]}
            requests.post(urljoin(case.operation.base_url, "/api/v1/chats"), json=chat, timeout=60)


    if operation_id(case) == "updateMessage" and isinstance(case.body, dict):
        keep_the_words_of_a_change(case.body)


def mend_headers(headers):
    """Takes away what would reject a request whatever else is in it."""
    if "If-Match" in headers and "If-None-Match" in headers:
        # Together they ask for a message that exists and does not.
        del headers["If-Match"], headers["If-None-Match"]
    if "Idempotency-Key" in headers:
        headers["Idempotency-Key"] = headers["Idempotency-Key"][:219] + str(uuid.uuid4())


def keep_the_words(message):
    """Makes a message keep the rules that the contract states in words.

    A schema cannot state them in a way that every generator reads.
    """
    if message.get("format") is not None and message.get("payload") is None:
        message["payload"] = {}
    if message.get("payload") is not None and message.get("format") is None:
        message["format"] = "ai-sdk/v6"
    if message.get("status") == "in_progress" and message["role"] == "user":
        del message["status"]
    if message["content"] == "" and not message.get("payload") and not message.get("attachments"):
        message["content"] = "x"
    # Which messages there are is not known here.
    message.pop("parent_sequence", None)
    if "id" in message:
        message["id"] = str(uuid.uuid4())


def keep_the_words_of_a_change(change):
    if "append" in change:
        change.pop("content", None)
    # What is stored is not known here, so both go together.
    if "format" in change or "payload" in change:
        whole = bool(change.get("format")) and change.get("payload") is not None
        change.update({} if whole else {"format": None, "payload": None})


# The messages that were deleted, as chat and message.
deleted = set()


@schemathesis.check
def tombstones(ctx, response, case):
    """A deleted message stays as a tombstone until its chat goes."""
    ids = {name: str(value).lower() for name, value in (case.path_parameters or {}).items()}
    place = (ids.get("chat_id"), ids.get("message_id"))
    name = operation_id(case)
    if response.status_code == 204 and name == "deleteMessage":
        deleted.add(place)
    if response.status_code == 204 and name in ("deleteChat", "deleteChats"):
        deleted.difference_update({one for one in deleted if place[0] in (None, one[0])})
    if response.status_code == 200 and name == "getMessage":
        message = response.json()
        assert message["status"] == "deleted" or place not in deleted, "is back from the dead"
        if message["status"] == "deleted":
            left = ("content", "attachments", "format", "payload", "metadata")
            assert [message[one] for one in left] == ["", [], None, None, {}], "is not empty"
