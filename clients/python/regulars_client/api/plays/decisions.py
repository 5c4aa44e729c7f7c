import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.decisions_arm_type_0_type_0 import DecisionsArmType0Type0
from ...models.decisions_out import DecisionsOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    arm: DecisionsArmType0Type0 | None | Unset = UNSET,
    reason: None | str | Unset = UNSET,
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

    json_arm: None | str | Unset
    if isinstance(arm, Unset):
        json_arm = UNSET
    elif isinstance(arm, DecisionsArmType0Type0):
        json_arm = arm.value
    else:
        json_arm = arm
    params["arm"] = json_arm

    json_reason: None | str | Unset
    if isinstance(reason, Unset):
        json_reason = UNSET
    else:
        json_reason = reason
    params["reason"] = json_reason

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
        "url": "/api/v1/decisions",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DecisionsOut | Problem | None:
    if response.status_code == 200:
        response_200 = DecisionsOut.from_dict(response.json())

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
) -> Response[DecisionsOut | Problem]:
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
    arm: DecisionsArmType0Type0 | None | Unset = UNSET,
    reason: None | str | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[DecisionsOut | Problem]:
    """Decisions

     What plays decided, also when the answer was no, the latest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        arm (DecisionsArmType0Type0 | None | Unset):
        reason (None | str | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DecisionsOut | Problem]
    """

    kwargs = _get_kwargs(
        customer=customer,
        play=play,
        arm=arm,
        reason=reason,
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
    arm: DecisionsArmType0Type0 | None | Unset = UNSET,
    reason: None | str | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> DecisionsOut | Problem | None:
    """Decisions

     What plays decided, also when the answer was no, the latest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        arm (DecisionsArmType0Type0 | None | Unset):
        reason (None | str | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DecisionsOut | Problem
    """

    return sync_detailed(
        client=client,
        customer=customer,
        play=play,
        arm=arm,
        reason=reason,
        since=since,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    play: None | str | Unset = UNSET,
    arm: DecisionsArmType0Type0 | None | Unset = UNSET,
    reason: None | str | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[DecisionsOut | Problem]:
    """Decisions

     What plays decided, also when the answer was no, the latest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        arm (DecisionsArmType0Type0 | None | Unset):
        reason (None | str | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DecisionsOut | Problem]
    """

    kwargs = _get_kwargs(
        customer=customer,
        play=play,
        arm=arm,
        reason=reason,
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
    arm: DecisionsArmType0Type0 | None | Unset = UNSET,
    reason: None | str | Unset = UNSET,
    since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> DecisionsOut | Problem | None:
    """Decisions

     What plays decided, also when the answer was no, the latest first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        play (None | str | Unset):
        arm (DecisionsArmType0Type0 | None | Unset):
        reason (None | str | Unset):
        since (datetime.datetime | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DecisionsOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            customer=customer,
            play=play,
            arm=arm,
            reason=reason,
            since=since,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
