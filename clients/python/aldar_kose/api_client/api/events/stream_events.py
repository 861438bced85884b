from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chat_event import ChatEvent
from ...models.deleted_event import DeletedEvent
from ...models.problem import Problem
from ...models.ready_event import ReadyEvent
from ...models.reset_event import ResetEvent
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(last_event_id, Unset):
        headers["Last-Event-ID"] = last_event_id

    params: dict[str, Any] = {}

    params["since"] = since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(
            data: object,
        ) -> ChatEvent | DeletedEvent | ReadyEvent | ResetEvent:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_list_stream_event_type_0 = ReadyEvent.from_dict(data)

                return componentsschemas_list_stream_event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_list_stream_event_type_1 = ChatEvent.from_dict(data)

                return componentsschemas_list_stream_event_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_list_stream_event_type_2 = DeletedEvent.from_dict(
                    data
                )

                return componentsschemas_list_stream_event_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            componentsschemas_list_stream_event_type_3 = ResetEvent.from_dict(data)

            return componentsschemas_list_stream_event_type_3

        response_200 = _parse_response_200(response.text)

        return response_200

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
) -> Response[ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> Response[ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem]:
    """Follow the list of chats

     Sends every chat of the owner that is created, changed or deleted, as
    Server-Sent Events. It never contains the text of a message: a new message
    shows as a change to its chat.

    It begins and goes on as `streamChatEvents` does. If more than 1,000 chats
    have changed or gone since the given revision, if everything has been
    deleted since, or if the server has not reached it, `reset` is sent
    instead: read the list again. To begin where you have read the list, send the
    number in the `ETag` of `listChats`.

    Args:
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem]
    """

    kwargs = _get_kwargs(
        since=since,
        last_event_id=last_event_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem | None:
    """Follow the list of chats

     Sends every chat of the owner that is created, changed or deleted, as
    Server-Sent Events. It never contains the text of a message: a new message
    shows as a change to its chat.

    It begins and goes on as `streamChatEvents` does. If more than 1,000 chats
    have changed or gone since the given revision, if everything has been
    deleted since, or if the server has not reached it, `reset` is sent
    instead: read the list again. To begin where you have read the list, send the
    number in the `ETag` of `listChats`.

    Args:
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem
    """

    return sync_detailed(
        client=client,
        since=since,
        last_event_id=last_event_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> Response[ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem]:
    """Follow the list of chats

     Sends every chat of the owner that is created, changed or deleted, as
    Server-Sent Events. It never contains the text of a message: a new message
    shows as a change to its chat.

    It begins and goes on as `streamChatEvents` does. If more than 1,000 chats
    have changed or gone since the given revision, if everything has been
    deleted since, or if the server has not reached it, `reset` is sent
    instead: read the list again. To begin where you have read the list, send the
    number in the `ETag` of `listChats`.

    Args:
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem]
    """

    kwargs = _get_kwargs(
        since=since,
        last_event_id=last_event_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem | None:
    """Follow the list of chats

     Sends every chat of the owner that is created, changed or deleted, as
    Server-Sent Events. It never contains the text of a message: a new message
    shows as a change to its chat.

    It begins and goes on as `streamChatEvents` does. If more than 1,000 chats
    have changed or gone since the given revision, if everything has been
    deleted since, or if the server has not reached it, `reset` is sent
    instead: read the list again. To begin where you have read the list, send the
    number in the `ETag` of `listChats`.

    Args:
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatEvent | DeletedEvent | ReadyEvent | ResetEvent | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            since=since,
            last_event_id=last_event_id,
        )
    ).parsed
