from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.shipments_out import ShipmentsOut
from ...models.shipments_status_type_0_type_0 import ShipmentsStatusType0Type0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    customer: None | str | Unset = UNSET,
    order: None | str | Unset = UNSET,
    status: None | ShipmentsStatusType0Type0 | Unset = UNSET,
    late: bool | None | Unset = UNSET,
    shop: int | None | Unset = UNSET,
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

    json_order: None | str | Unset
    if isinstance(order, Unset):
        json_order = UNSET
    else:
        json_order = order
    params["order"] = json_order

    json_status: None | str | Unset
    if isinstance(status, Unset):
        json_status = UNSET
    elif isinstance(status, ShipmentsStatusType0Type0):
        json_status = status.value
    else:
        json_status = status
    params["status"] = json_status

    json_late: bool | None | Unset
    if isinstance(late, Unset):
        json_late = UNSET
    else:
        json_late = late
    params["late"] = json_late

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
        "url": "/api/v1/shipments",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ShipmentsOut | None:
    if response.status_code == 200:
        response_200 = ShipmentsOut.from_dict(response.json())

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
) -> Response[Problem | ShipmentsOut]:
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
    order: None | str | Unset = UNSET,
    status: None | ShipmentsStatusType0Type0 | Unset = UNSET,
    late: bool | None | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[Problem | ShipmentsOut]:
    """Shipments

     Parcels with what their carriers told, the last one known first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        order (None | str | Unset):
        status (None | ShipmentsStatusType0Type0 | Unset):
        late (bool | None | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ShipmentsOut]
    """

    kwargs = _get_kwargs(
        customer=customer,
        order=order,
        status=status,
        late=late,
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
    customer: None | str | Unset = UNSET,
    order: None | str | Unset = UNSET,
    status: None | ShipmentsStatusType0Type0 | Unset = UNSET,
    late: bool | None | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Problem | ShipmentsOut | None:
    """Shipments

     Parcels with what their carriers told, the last one known first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        order (None | str | Unset):
        status (None | ShipmentsStatusType0Type0 | Unset):
        late (bool | None | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ShipmentsOut
    """

    return sync_detailed(
        client=client,
        customer=customer,
        order=order,
        status=status,
        late=late,
        shop=shop,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    order: None | str | Unset = UNSET,
    status: None | ShipmentsStatusType0Type0 | Unset = UNSET,
    late: bool | None | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[Problem | ShipmentsOut]:
    """Shipments

     Parcels with what their carriers told, the last one known first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        order (None | str | Unset):
        status (None | ShipmentsStatusType0Type0 | Unset):
        late (bool | None | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ShipmentsOut]
    """

    kwargs = _get_kwargs(
        customer=customer,
        order=order,
        status=status,
        late=late,
        shop=shop,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    customer: None | str | Unset = UNSET,
    order: None | str | Unset = UNSET,
    status: None | ShipmentsStatusType0Type0 | Unset = UNSET,
    late: bool | None | Unset = UNSET,
    shop: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Problem | ShipmentsOut | None:
    """Shipments

     Parcels with what their carriers told, the last one known first.

    Needs a key of scope `read` or `admin`.

    Args:
        customer (None | str | Unset):
        order (None | str | Unset):
        status (None | ShipmentsStatusType0Type0 | Unset):
        late (bool | None | Unset):
        shop (int | None | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ShipmentsOut
    """

    return (
        await asyncio_detailed(
            client=client,
            customer=customer,
            order=order,
            status=status,
            late=late,
            shop=shop,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
