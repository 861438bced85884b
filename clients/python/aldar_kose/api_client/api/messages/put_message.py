from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message import Message
from ...models.message_replacement import MessageReplacement
from ...models.problem import Problem
from ...models.put_message_if_none_match import (
    PutMessageIfNoneMatch,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    chat_id: UUID,
    message_id: UUID,
    *,
    body: MessageReplacement,
    if_match: str | Unset = UNSET,
    if_none_match: PutMessageIfNoneMatch | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = str(if_none_match)

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/chats/{chat_id}/messages/{message_id}".format(
            chat_id=quote(str(chat_id), safe=""),
            message_id=quote(str(message_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Message | Problem | None:
    if response.status_code == 200:
        response_200 = Message.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = Message.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Message | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageReplacement,
    if_match: str | Unset = UNSET,
    if_none_match: PutMessageIfNoneMatch | Unset = UNSET,
) -> Response[Message | Problem]:
    """Store or replace a message

     Stores a message under an `id` of your choice, or replaces the message
    that has this `id`. A new message is appended to the chat (201). An
    existing one (200) keeps its `sequence`, `parent_sequence` and
    `created_at`; everything else is taken from the body, and properties that
    you leave out get their defaults.

    If the stored message is already the same, nothing is written and its
    revision stays. So you can save a whole list of messages again and again.

    A `parent_sequence` that differs from the stored one is rejected with
    400, a change to a deleted message with 409.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        if_none_match (PutMessageIfNoneMatch | Unset):
        body (MessageReplacement): The new state of a message. Properties that you leave out get
            their defaults.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Message | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        message_id=message_id,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageReplacement,
    if_match: str | Unset = UNSET,
    if_none_match: PutMessageIfNoneMatch | Unset = UNSET,
) -> Message | Problem | None:
    """Store or replace a message

     Stores a message under an `id` of your choice, or replaces the message
    that has this `id`. A new message is appended to the chat (201). An
    existing one (200) keeps its `sequence`, `parent_sequence` and
    `created_at`; everything else is taken from the body, and properties that
    you leave out get their defaults.

    If the stored message is already the same, nothing is written and its
    revision stays. So you can save a whole list of messages again and again.

    A `parent_sequence` that differs from the stored one is rejected with
    400, a change to a deleted message with 409.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        if_none_match (PutMessageIfNoneMatch | Unset):
        body (MessageReplacement): The new state of a message. Properties that you leave out get
            their defaults.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Message | Problem
    """

    return sync_detailed(
        chat_id=chat_id,
        message_id=message_id,
        client=client,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageReplacement,
    if_match: str | Unset = UNSET,
    if_none_match: PutMessageIfNoneMatch | Unset = UNSET,
) -> Response[Message | Problem]:
    """Store or replace a message

     Stores a message under an `id` of your choice, or replaces the message
    that has this `id`. A new message is appended to the chat (201). An
    existing one (200) keeps its `sequence`, `parent_sequence` and
    `created_at`; everything else is taken from the body, and properties that
    you leave out get their defaults.

    If the stored message is already the same, nothing is written and its
    revision stays. So you can save a whole list of messages again and again.

    A `parent_sequence` that differs from the stored one is rejected with
    400, a change to a deleted message with 409.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        if_none_match (PutMessageIfNoneMatch | Unset):
        body (MessageReplacement): The new state of a message. Properties that you leave out get
            their defaults.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Message | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        message_id=message_id,
        body=body,
        if_match=if_match,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageReplacement,
    if_match: str | Unset = UNSET,
    if_none_match: PutMessageIfNoneMatch | Unset = UNSET,
) -> Message | Problem | None:
    """Store or replace a message

     Stores a message under an `id` of your choice, or replaces the message
    that has this `id`. A new message is appended to the chat (201). An
    existing one (200) keeps its `sequence`, `parent_sequence` and
    `created_at`; everything else is taken from the body, and properties that
    you leave out get their defaults.

    If the stored message is already the same, nothing is written and its
    revision stays. So you can save a whole list of messages again and again.

    A `parent_sequence` that differs from the stored one is rejected with
    400, a change to a deleted message with 409.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        if_none_match (PutMessageIfNoneMatch | Unset):
        body (MessageReplacement): The new state of a message. Properties that you leave out get
            their defaults.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Message | Problem
    """

    return (
        await asyncio_detailed(
            chat_id=chat_id,
            message_id=message_id,
            client=client,
            body=body,
            if_match=if_match,
            if_none_match=if_none_match,
        )
    ).parsed
