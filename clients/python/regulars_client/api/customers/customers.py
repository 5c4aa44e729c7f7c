from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.customers_out import CustomersOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    email: None | str | Unset = UNSET,
    phone: None | str | Unset = UNSET,
    shop_customer: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_email: None | str | Unset
    if isinstance(email, Unset):
        json_email = UNSET
    else:
        json_email = email
    params["email"] = json_email

    json_phone: None | str | Unset
    if isinstance(phone, Unset):
        json_phone = UNSET
    else:
        json_phone = phone
    params["phone"] = json_phone

    json_shop_customer: None | str | Unset
    if isinstance(shop_customer, Unset):
        json_shop_customer = UNSET
    else:
        json_shop_customer = shop_customer
    params["shop_customer"] = json_shop_customer

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
        "url": "/api/v1/customers",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CustomersOut | Problem | None:
    if response.status_code == 200:
        response_200 = CustomersOut.from_dict(response.json())

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
) -> Response[CustomersOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    email: None | str | Unset = UNSET,
    phone: None | str | Unset = UNSET,
    shop_customer: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[CustomersOut | Problem]:
    """Customers

     The customers whom an e-mail address, a phone number or a shop's id names, or all of them.

    Needs a key of scope `read` or `admin`.

    Args:
        email (None | str | Unset):
        phone (None | str | Unset):
        shop_customer (None | str | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CustomersOut | Problem]
    """

    kwargs = _get_kwargs(
        email=email,
        phone=phone,
        shop_customer=shop_customer,
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
    email: None | str | Unset = UNSET,
    phone: None | str | Unset = UNSET,
    shop_customer: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> CustomersOut | Problem | None:
    """Customers

     The customers whom an e-mail address, a phone number or a shop's id names, or all of them.

    Needs a key of scope `read` or `admin`.

    Args:
        email (None | str | Unset):
        phone (None | str | Unset):
        shop_customer (None | str | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CustomersOut | Problem
    """

    return sync_detailed(
        client=client,
        email=email,
        phone=phone,
        shop_customer=shop_customer,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    email: None | str | Unset = UNSET,
    phone: None | str | Unset = UNSET,
    shop_customer: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> Response[CustomersOut | Problem]:
    """Customers

     The customers whom an e-mail address, a phone number or a shop's id names, or all of them.

    Needs a key of scope `read` or `admin`.

    Args:
        email (None | str | Unset):
        phone (None | str | Unset):
        shop_customer (None | str | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CustomersOut | Problem]
    """

    kwargs = _get_kwargs(
        email=email,
        phone=phone,
        shop_customer=shop_customer,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    email: None | str | Unset = UNSET,
    phone: None | str | Unset = UNSET,
    shop_customer: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 100,
) -> CustomersOut | Problem | None:
    """Customers

     The customers whom an e-mail address, a phone number or a shop's id names, or all of them.

    Needs a key of scope `read` or `admin`.

    Args:
        email (None | str | Unset):
        phone (None | str | Unset):
        shop_customer (None | str | Unset):
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CustomersOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            email=email,
            phone=phone,
            shop_customer=shop_customer,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
