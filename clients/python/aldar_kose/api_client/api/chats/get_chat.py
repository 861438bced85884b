from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chat_with_messages import ChatWithMessages
from ...models.get_chat_order import GetChatOrder
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    chat_id: UUID,
    *,
    limit: int | Unset = 200,
    order: GetChatOrder | Unset = "asc",
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order

    params["order"] = json_order

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/chats/{chat_id}".format(
            chat_id=quote(str(chat_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ChatWithMessages | Problem | None:
    if response.status_code == 200:
        response_200 = ChatWithMessages.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[Any | ChatWithMessages | Problem]:
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
    limit: int | Unset = 200,
    order: GetChatOrder | Unset = "asc",
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChatWithMessages | Problem]:
    """Get a chat with its messages

     Returns the chat and, in `messages`, the first page that `listMessages`
    would return with the same `limit` and `order`. For the rest of a longer chat, pass that
    page's `next_cursor` to `listMessages`.

    With `If-None-Match`, an unchanged chat answers 304 without a body.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        limit (int | Unset):  Default: 200.
        order (GetChatOrder | Unset):  Default: 'asc'.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChatWithMessages | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        limit=limit,
        order=order,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 200,
    order: GetChatOrder | Unset = "asc",
    if_none_match: str | Unset = UNSET,
) -> Any | ChatWithMessages | Problem | None:
    """Get a chat with its messages

     Returns the chat and, in `messages`, the first page that `listMessages`
    would return with the same `limit` and `order`. For the rest of a longer chat, pass that
    page's `next_cursor` to `listMessages`.

    With `If-None-Match`, an unchanged chat answers 304 without a body.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        limit (int | Unset):  Default: 200.
        order (GetChatOrder | Unset):  Default: 'asc'.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChatWithMessages | Problem
    """

    return sync_detailed(
        chat_id=chat_id,
        client=client,
        limit=limit,
        order=order,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 200,
    order: GetChatOrder | Unset = "asc",
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChatWithMessages | Problem]:
    """Get a chat with its messages

     Returns the chat and, in `messages`, the first page that `listMessages`
    would return with the same `limit` and `order`. For the rest of a longer chat, pass that
    page's `next_cursor` to `listMessages`.

    With `If-None-Match`, an unchanged chat answers 304 without a body.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        limit (int | Unset):  Default: 200.
        order (GetChatOrder | Unset):  Default: 'asc'.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChatWithMessages | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        limit=limit,
        order=order,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 200,
    order: GetChatOrder | Unset = "asc",
    if_none_match: str | Unset = UNSET,
) -> Any | ChatWithMessages | Problem | None:
    """Get a chat with its messages

     Returns the chat and, in `messages`, the first page that `listMessages`
    would return with the same `limit` and `order`. For the rest of a longer chat, pass that
    page's `next_cursor` to `listMessages`.

    With `If-None-Match`, an unchanged chat answers 304 without a body.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        limit (int | Unset):  Default: 200.
        order (GetChatOrder | Unset):  Default: 'asc'.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChatWithMessages | Problem
    """

    return (
        await asyncio_detailed(
            chat_id=chat_id,
            client=client,
            limit=limit,
            order=order,
            if_none_match=if_none_match,
        )
    ).parsed
