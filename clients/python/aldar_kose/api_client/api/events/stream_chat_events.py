from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.chat_event import ChatEvent
from ...models.deleted_event import DeletedEvent
from ...models.delta_event import DeltaEvent
from ...models.message_event import MessageEvent
from ...models.problem import Problem
from ...models.ready_event import ReadyEvent
from ...types import UNSET, Response, Unset


def _get_kwargs(
    chat_id: UUID,
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
        "url": "/api/v1/chats/{chat_id}/events".format(
            chat_id=quote(str(chat_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(
            data: object,
        ) -> ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_chat_stream_event_type_0 = ReadyEvent.from_dict(data)

                return componentsschemas_chat_stream_event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_chat_stream_event_type_1 = ChatEvent.from_dict(data)

                return componentsschemas_chat_stream_event_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_chat_stream_event_type_2 = MessageEvent.from_dict(
                    data
                )

                return componentsschemas_chat_stream_event_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_chat_stream_event_type_3 = DeltaEvent.from_dict(data)

                return componentsschemas_chat_stream_event_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            componentsschemas_chat_stream_event_type_4 = DeletedEvent.from_dict(data)

            return componentsschemas_chat_stream_event_type_4

        response_200 = _parse_response_200(response.text)

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
) -> Response[
    ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem
]:
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
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> Response[
    ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem
]:
    """Follow a chat

     Sends every change to a chat and its messages as Server-Sent Events, until
    the chat is deleted or the connection ends.

    `ready` comes first. A `chat` or a `message` is sent whole, as it is now.
    A `delta` stands for a message to which only text was added: replace its
    content from `offset` on, in code points, by `text`. Changes that happen in
    quick succession may arrive as one. `deleted` is the last event.

    With `Last-Event-ID` or `since`, the stream begins behind that revision;
    without either, it begins now. A number that the server has not reached
    replays everything. Events that belong to the same change have the same
    revision, and only the last of them has an `id`: so what was cut off on
    the way is sent again. Ignore a `chat`, `message` or `delta` whose revision is
    not greater than that of the object you hold. If `ready` tells a smaller
    revision than you hold, the server has been restored from a backup: drop what
    you hold first.

    A comment every 15 seconds keeps the connection alive. A client that stops
    reading is disconnected, and can go on where it was.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        since=since,
        last_event_id=last_event_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem | None:
    """Follow a chat

     Sends every change to a chat and its messages as Server-Sent Events, until
    the chat is deleted or the connection ends.

    `ready` comes first. A `chat` or a `message` is sent whole, as it is now.
    A `delta` stands for a message to which only text was added: replace its
    content from `offset` on, in code points, by `text`. Changes that happen in
    quick succession may arrive as one. `deleted` is the last event.

    With `Last-Event-ID` or `since`, the stream begins behind that revision;
    without either, it begins now. A number that the server has not reached
    replays everything. Events that belong to the same change have the same
    revision, and only the last of them has an `id`: so what was cut off on
    the way is sent again. Ignore a `chat`, `message` or `delta` whose revision is
    not greater than that of the object you hold. If `ready` tells a smaller
    revision than you hold, the server has been restored from a backup: drop what
    you hold first.

    A comment every 15 seconds keeps the connection alive. A client that stops
    reading is disconnected, and can go on where it was.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem
    """

    return sync_detailed(
        chat_id=chat_id,
        client=client,
        since=since,
        last_event_id=last_event_id,
    ).parsed


async def asyncio_detailed(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> Response[
    ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem
]:
    """Follow a chat

     Sends every change to a chat and its messages as Server-Sent Events, until
    the chat is deleted or the connection ends.

    `ready` comes first. A `chat` or a `message` is sent whole, as it is now.
    A `delta` stands for a message to which only text was added: replace its
    content from `offset` on, in code points, by `text`. Changes that happen in
    quick succession may arrive as one. `deleted` is the last event.

    With `Last-Event-ID` or `since`, the stream begins behind that revision;
    without either, it begins now. A number that the server has not reached
    replays everything. Events that belong to the same change have the same
    revision, and only the last of them has an `id`: so what was cut off on
    the way is sent again. Ignore a `chat`, `message` or `delta` whose revision is
    not greater than that of the object you hold. If `ready` tells a smaller
    revision than you hold, the server has been restored from a backup: drop what
    you hold first.

    A comment every 15 seconds keeps the connection alive. A client that stops
    reading is disconnected, and can go on where it was.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem]
    """

    kwargs = _get_kwargs(
        chat_id=chat_id,
        since=since,
        last_event_id=last_event_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    chat_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
) -> ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem | None:
    """Follow a chat

     Sends every change to a chat and its messages as Server-Sent Events, until
    the chat is deleted or the connection ends.

    `ready` comes first. A `chat` or a `message` is sent whole, as it is now.
    A `delta` stands for a message to which only text was added: replace its
    content from `offset` on, in code points, by `text`. Changes that happen in
    quick succession may arrive as one. `deleted` is the last event.

    With `Last-Event-ID` or `since`, the stream begins behind that revision;
    without either, it begins now. A number that the server has not reached
    replays everything. Events that belong to the same change have the same
    revision, and only the last of them has an `id`: so what was cut off on
    the way is sent again. Ignore a `chat`, `message` or `delta` whose revision is
    not greater than that of the object you hold. If `ready` tells a smaller
    revision than you hold, the server has been restored from a backup: drop what
    you hold first.

    A comment every 15 seconds keeps the connection alive. A client that stops
    reading is disconnected, and can go on where it was.

    Args:
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        since (int | Unset):
        last_event_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChatEvent | DeletedEvent | DeltaEvent | MessageEvent | ReadyEvent | Problem
    """

    return (
        await asyncio_detailed(
            chat_id=chat_id,
            client=client,
            since=since,
            last_event_id=last_event_id,
        )
    ).parsed
