from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message import Message
from ...models.message_update import MessageUpdate
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    chat_id: UUID,
    message_id: UUID,
    *,
    body: MessageUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
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
    body: MessageUpdate,
) -> Response[Message | Problem]:
    """Write an answer, or annotate a message

     Fills an answer while it is `in_progress`: `append` adds text to the end
    of its content; `content`, `attachments`, `format`, `payload` and
    `metadata` replace what is there, and `status` ends the answer. All changes
    of a request are made together, or none.

    `append` can safely be sent again: text that is already stored at its
    `offset` is not added twice. Text that disagrees with what is stored, or
    that begins beyond its end, is rejected with 409 `offset-mismatch`, which
    tells the stored `length`.

    Once an answer is `completed` or `incomplete`, only `metadata` can be
    changed, for example with feedback; anything else is rejected with 409
    `message-final`. If nothing would change, nothing is written and the
    revision stays.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        body (MessageUpdate): The properties of a message to change; at least one.

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
    body: MessageUpdate,
) -> Message | Problem | None:
    """Write an answer, or annotate a message

     Fills an answer while it is `in_progress`: `append` adds text to the end
    of its content; `content`, `attachments`, `format`, `payload` and
    `metadata` replace what is there, and `status` ends the answer. All changes
    of a request are made together, or none.

    `append` can safely be sent again: text that is already stored at its
    `offset` is not added twice. Text that disagrees with what is stored, or
    that begins beyond its end, is rejected with 409 `offset-mismatch`, which
    tells the stored `length`.

    Once an answer is `completed` or `incomplete`, only `metadata` can be
    changed, for example with feedback; anything else is rejected with 409
    `message-final`. If nothing would change, nothing is written and the
    revision stays.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        body (MessageUpdate): The properties of a message to change; at least one.

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
    ).parsed


async def asyncio_detailed(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageUpdate,
) -> Response[Message | Problem]:
    """Write an answer, or annotate a message

     Fills an answer while it is `in_progress`: `append` adds text to the end
    of its content; `content`, `attachments`, `format`, `payload` and
    `metadata` replace what is there, and `status` ends the answer. All changes
    of a request are made together, or none.

    `append` can safely be sent again: text that is already stored at its
    `offset` is not added twice. Text that disagrees with what is stored, or
    that begins beyond its end, is rejected with 409 `offset-mismatch`, which
    tells the stored `length`.

    Once an answer is `completed` or `incomplete`, only `metadata` can be
    changed, for example with feedback; anything else is rejected with 409
    `message-final`. If nothing would change, nothing is written and the
    revision stays.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        body (MessageUpdate): The properties of a message to change; at least one.

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
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    chat_id: UUID,
    message_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MessageUpdate,
) -> Message | Problem | None:
    """Write an answer, or annotate a message

     Fills an answer while it is `in_progress`: `append` adds text to the end
    of its content; `content`, `attachments`, `format`, `payload` and
    `metadata` replace what is there, and `status` ends the answer. All changes
    of a request are made together, or none.

    `append` can safely be sent again: text that is already stored at its
    `offset` is not added twice. Text that disagrees with what is stored, or
    that begins beyond its end, is rejected with 409 `offset-mismatch`, which
    tells the stored `length`.

    Once an answer is `completed` or `incomplete`, only `metadata` can be
    changed, for example with feedback; anything else is rejected with 409
    `message-final`. If nothing would change, nothing is written and the
    revision stays.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        message_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or
            lower
            case; responses have it in lower case.
        body (MessageUpdate): The properties of a message to change; at least one.

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
        )
    ).parsed
