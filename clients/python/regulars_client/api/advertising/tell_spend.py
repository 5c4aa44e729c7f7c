from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.spend_in import SpendIn
from ...models.spend_told import SpendTold
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: SpendIn,
    shop: int | None | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    json_shop: int | None | Unset
    if isinstance(shop, Unset):
        json_shop = UNSET
    else:
        json_shop = shop
    params["shop"] = json_shop

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/ad-spend",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SpendTold | None:
    if response.status_code == 200:
        response_200 = SpendTold.from_dict(response.json())

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

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

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
) -> Response[Problem | SpendTold]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SpendIn,
    shop: int | None | Unset = UNSET,
) -> Response[Problem | SpendTold]:
    """Tell Spend

     Tell what advertising cost: a day of a campaign each. A newer statement takes an older one's place.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | None | Unset):
        body (SpendIn): What an advertiser was paid. source: google, meta, ... as in `utm_source`;
            all names of one are one.

            as_of: when this was true; days that were told as of a later moment stay. Now, where it
            isn't said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SpendTold]
    """

    kwargs = _get_kwargs(
        body=body,
        shop=shop,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: SpendIn,
    shop: int | None | Unset = UNSET,
) -> Problem | SpendTold | None:
    """Tell Spend

     Tell what advertising cost: a day of a campaign each. A newer statement takes an older one's place.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | None | Unset):
        body (SpendIn): What an advertiser was paid. source: google, meta, ... as in `utm_source`;
            all names of one are one.

            as_of: when this was true; days that were told as of a later moment stay. Now, where it
            isn't said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SpendTold
    """

    return sync_detailed(
        client=client,
        body=body,
        shop=shop,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SpendIn,
    shop: int | None | Unset = UNSET,
) -> Response[Problem | SpendTold]:
    """Tell Spend

     Tell what advertising cost: a day of a campaign each. A newer statement takes an older one's place.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | None | Unset):
        body (SpendIn): What an advertiser was paid. source: google, meta, ... as in `utm_source`;
            all names of one are one.

            as_of: when this was true; days that were told as of a later moment stay. Now, where it
            isn't said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SpendTold]
    """

    kwargs = _get_kwargs(
        body=body,
        shop=shop,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: SpendIn,
    shop: int | None | Unset = UNSET,
) -> Problem | SpendTold | None:
    """Tell Spend

     Tell what advertising cost: a day of a campaign each. A newer statement takes an older one's place.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | None | Unset):
        body (SpendIn): What an advertiser was paid. source: google, meta, ... as in `utm_source`;
            all names of one are one.

            as_of: when this was true; days that were told as of a later moment stay. Now, where it
            isn't said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SpendTold
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            shop=shop,
        )
    ).parsed
