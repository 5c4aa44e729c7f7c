from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.products_out import ProductsOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    sku: None | str | Unset = UNSET,
    category: None | str | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_sku: None | str | Unset
    if isinstance(sku, Unset):
        json_sku = UNSET
    else:
        json_sku = sku
    params["sku"] = json_sku

    json_category: None | str | Unset
    if isinstance(category, Unset):
        json_category = UNSET
    else:
        json_category = category
    params["category"] = json_category

    json_shop: int | None | Unset
    if isinstance(shop, Unset):
        json_shop = UNSET
    else:
        json_shop = shop
    params["shop"] = json_shop

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
        "url": "/api/v1/products",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ProductsOut | None:
    if response.status_code == 200:
        response_200 = ProductsOut.from_dict(response.json())

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
) -> Response[Problem | ProductsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    sku: None | str | Unset = UNSET,
    category: None | str | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[Problem | ProductsOut]:
    """Products

     What the shops sell, by id.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        sku (None | str | Unset):
        category (None | str | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductsOut]
    """

    kwargs = _get_kwargs(
        sku=sku,
        category=category,
        shop=shop,
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
    sku: None | str | Unset = UNSET,
    category: None | str | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Problem | ProductsOut | None:
    """Products

     What the shops sell, by id.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        sku (None | str | Unset):
        category (None | str | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductsOut
    """

    return sync_detailed(
        client=client,
        sku=sku,
        category=category,
        shop=shop,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    sku: None | str | Unset = UNSET,
    category: None | str | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[Problem | ProductsOut]:
    """Products

     What the shops sell, by id.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        sku (None | str | Unset):
        category (None | str | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductsOut]
    """

    kwargs = _get_kwargs(
        sku=sku,
        category=category,
        shop=shop,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    sku: None | str | Unset = UNSET,
    category: None | str | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Problem | ProductsOut | None:
    """Products

     What the shops sell, by id.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        sku (None | str | Unset):
        category (None | str | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductsOut
    """

    return (
        await asyncio_detailed(
            client=client,
            sku=sku,
            category=category,
            shop=shop,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
