from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.why_out import WhyOut
from ...types import UNSET, Response


def _get_kwargs(
    id: str,
    *,
    play: str,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["play"] = play

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/customers/{id}/why".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | WhyOut | None:
    if response.status_code == 200:
        response_200 = WhyOut.from_dict(response.json())

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
) -> Response[Problem | WhyOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    play: str,
) -> Response[Problem | WhyOut]:
    """Why

     Why somebody got what a play does, or why they didn't; each statement of its audience for them.

    Needs a key of scope `read` or `admin`.

    Args:
        id (str):
        play (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WhyOut]
    """

    kwargs = _get_kwargs(
        id=id,
        play=play,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    play: str,
) -> Problem | WhyOut | None:
    """Why

     Why somebody got what a play does, or why they didn't; each statement of its audience for them.

    Needs a key of scope `read` or `admin`.

    Args:
        id (str):
        play (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WhyOut
    """

    return sync_detailed(
        id=id,
        client=client,
        play=play,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    play: str,
) -> Response[Problem | WhyOut]:
    """Why

     Why somebody got what a play does, or why they didn't; each statement of its audience for them.

    Needs a key of scope `read` or `admin`.

    Args:
        id (str):
        play (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WhyOut]
    """

    kwargs = _get_kwargs(
        id=id,
        play=play,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    play: str,
) -> Problem | WhyOut | None:
    """Why

     Why somebody got what a play does, or why they didn't; each statement of its audience for them.

    Needs a key of scope `read` or `admin`.

    Args:
        id (str):
        play (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WhyOut
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            play=play,
        )
    ).parsed
