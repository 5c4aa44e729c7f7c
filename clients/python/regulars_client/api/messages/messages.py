import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.messages_out import MessagesOut
from ...models.messages_state_type_0_type_0 import MessagesStateType0Type0
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    state: MessagesStateType0Type0 | None | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_customer: None | str | Unset
    if isinstance(customer, Unset):
        json_customer = UNSET
    else:
        json_customer = customer
    params["customer"] = json_customer

    json_play: None | str | Unset
    if isinstance(play, Unset):
        json_play = UNSET
    else:
        json_play = play
    params["play"] = json_play

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, MessagesStateType0Type0):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    elif isinstance(since, datetime.datetime):
        json_since = since.isoformat()
    else:
        json_since = since
    params["since"] = json_since

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/messages",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessagesOut | Problem | None:
    if response.status_code == 200:
        response_200 = MessagesOut.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MessagesOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    state: MessagesStateType0Type0 | None | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[MessagesOut | Problem]:
    """Messages

     What customers were, will be, or were not written, newest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        state (MessagesStateType0Type0 | None | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessagesOut | Problem]
    """

    kwargs = _get_kwargs(
        customer=customer,
        play=play,
        state=state,
        since=since,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    state: MessagesStateType0Type0 | None | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> MessagesOut | Problem | None:
    """Messages

     What customers were, will be, or were not written, newest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        state (MessagesStateType0Type0 | None | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessagesOut | Problem
    """

    return sync_detailed(
        client=client,
        customer=customer,
        play=play,
        state=state,
        since=since,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    state: MessagesStateType0Type0 | None | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[MessagesOut | Problem]:
    """Messages

     What customers were, will be, or were not written, newest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        state (MessagesStateType0Type0 | None | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessagesOut | Problem]
    """

    kwargs = _get_kwargs(
        customer=customer,
        play=play,
        state=state,
        since=since,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    state: MessagesStateType0Type0 | None | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> MessagesOut | Problem | None:
    """Messages

     What customers were, will be, or were not written, newest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        state (MessagesStateType0Type0 | None | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessagesOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            customer=customer,
            play=play,
            state=state,
            since=since,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
