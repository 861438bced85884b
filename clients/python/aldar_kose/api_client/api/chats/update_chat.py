from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chat import Chat
from ...models.chat_update import ChatUpdate
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    chat_id: UUID,
    *,
    body: ChatUpdate,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/chats/{chat_id}".format(
            chat_id=quote(str(chat_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Chat | Problem | None:
    if response.status_code == 200:
        response_200 = Chat.from_dict(response.json())

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
) -> Response[Chat | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ChatUpdate,
    if_match: str | Unset = UNSET,
) -> Response[Chat | Problem]:
    """Rename, pin, archive or annotate a chat

     Changes the properties in the body and leaves the others as they are.
    `metadata` is replaced as a whole. None of this moves the chat in the
    list: `last_activity_at` does not change.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        body (ChatUpdate): The properties of a chat to change; at least one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Chat | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ChatUpdate,
    if_match: str | Unset = UNSET,
) -> Chat | Problem | None:
    """Rename, pin, archive or annotate a chat

     Changes the properties in the body and leaves the others as they are.
    `metadata` is replaced as a whole. None of this moves the chat in the
    list: `last_activity_at` does not change.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        body (ChatUpdate): The properties of a chat to change; at least one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Chat | Problem
    """

    return sync_detailed(
        chat_id=chat_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ChatUpdate,
    if_match: str | Unset = UNSET,
) -> Response[Chat | Problem]:
    """Rename, pin, archive or annotate a chat

     Changes the properties in the body and leaves the others as they are.
    `metadata` is replaced as a whole. None of this moves the chat in the
    list: `last_activity_at` does not change.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        body (ChatUpdate): The properties of a chat to change; at least one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Chat | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ChatUpdate,
    if_match: str | Unset = UNSET,
) -> Chat | Problem | None:
    """Rename, pin, archive or annotate a chat

     Changes the properties in the body and leaves the others as they are.
    `metadata` is replaced as a whole. None of this moves the chat in the
    list: `last_activity_at` does not change.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        if_match (str | Unset): Either `*`, or a comma-separated list of entity tags in quotes.
        body (ChatUpdate): The properties of a chat to change; at least one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Chat | Problem
    """

    return (
        await asyncio_detailed(
            chat_id=chat_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
