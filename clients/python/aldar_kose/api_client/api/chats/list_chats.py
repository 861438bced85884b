from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chat_page import ChatPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    archived: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["pinned"] = pinned

    params["archived"] = archived

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/chats",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ChatPage | Problem | None:
    if response.status_code == 200:
        response_200 = ChatPage.from_dict(response.json())

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
) -> Response[Any | ChatPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    archived: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChatPage | Problem]:
    """List chats

     Lists chats by `last_activity_at` and then by `id`, both descending.
    `archived=true` lists only archived chats; without it they are left out.

    Paging by cursor returns no chat twice and misses none that existed when
    it began. A chat that becomes active meanwhile moves to the front, ahead
    of the cursor: read the first page to see it.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        pinned (bool | Unset):
        archived (bool | Unset):  Default: False.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChatPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        pinned=pinned,
        archived=archived,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    archived: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Any | ChatPage | Problem | None:
    """List chats

     Lists chats by `last_activity_at` and then by `id`, both descending.
    `archived=true` lists only archived chats; without it they are left out.

    Paging by cursor returns no chat twice and misses none that existed when
    it began. A chat that becomes active meanwhile moves to the front, ahead
    of the cursor: read the first page to see it.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        pinned (bool | Unset):
        archived (bool | Unset):  Default: False.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChatPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        pinned=pinned,
        archived=archived,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    archived: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChatPage | Problem]:
    """List chats

     Lists chats by `last_activity_at` and then by `id`, both descending.
    `archived=true` lists only archived chats; without it they are left out.

    Paging by cursor returns no chat twice and misses none that existed when
    it began. A chat that becomes active meanwhile moves to the front, ahead
    of the cursor: read the first page to see it.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        pinned (bool | Unset):
        archived (bool | Unset):  Default: False.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChatPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        pinned=pinned,
        archived=archived,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    pinned: bool | Unset = UNSET,
    archived: bool | Unset = False,
    if_none_match: str | Unset = UNSET,
) -> Any | ChatPage | Problem | None:
    """List chats

     Lists chats by `last_activity_at` and then by `id`, both descending.
    `archived=true` lists only archived chats; without it they are left out.

    Paging by cursor returns no chat twice and misses none that existed when
    it began. A chat that becomes active meanwhile moves to the front, ahead
    of the cursor: read the first page to see it.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):
        pinned (bool | Unset):
        archived (bool | Unset):  Default: False.
        if_none_match (str | Unset): Either `*`, or a comma-separated list of entity tags in
            quotes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChatPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            pinned=pinned,
            archived=archived,
            if_none_match=if_none_match,
        )
    ).parsed
