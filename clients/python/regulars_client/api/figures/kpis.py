from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.kpis_days import KpisDays
from ...models.kpis_out import KpisOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    days: KpisDays | Unset = KpisDays.VALUE_2,
    shop: int | Unset = 0,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_days: str | Unset = UNSET
    if not isinstance(days, Unset):
        json_days = days.value

    params["days"] = json_days

    params["shop"] = shop

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/kpis",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KpisOut | Problem | None:
    if response.status_code == 200:
        response_200 = KpisOut.from_dict(response.json())

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
) -> Response[KpisOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    days: KpisDays | Unset = KpisDays.VALUE_2,
    shop: int | Unset = 0,
) -> Response[KpisOut | Problem]:
    """Kpis

     The store's figures as of their latest computation.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        days (KpisDays | Unset):  Default: KpisDays.VALUE_2.
        shop (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KpisOut | Problem]
    """

    kwargs = _get_kwargs(
        days=days,
        shop=shop,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    days: KpisDays | Unset = KpisDays.VALUE_2,
    shop: int | Unset = 0,
) -> KpisOut | Problem | None:
    """Kpis

     The store's figures as of their latest computation.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        days (KpisDays | Unset):  Default: KpisDays.VALUE_2.
        shop (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KpisOut | Problem
    """

    return sync_detailed(
        client=client,
        days=days,
        shop=shop,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    days: KpisDays | Unset = KpisDays.VALUE_2,
    shop: int | Unset = 0,
) -> Response[KpisOut | Problem]:
    """Kpis

     The store's figures as of their latest computation.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        days (KpisDays | Unset):  Default: KpisDays.VALUE_2.
        shop (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KpisOut | Problem]
    """

    kwargs = _get_kwargs(
        days=days,
        shop=shop,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    days: KpisDays | Unset = KpisDays.VALUE_2,
    shop: int | Unset = 0,
) -> KpisOut | Problem | None:
    """Kpis

     The store's figures as of their latest computation.

    Needs a key of scope `figures`, `draft`, `read` or `admin`.

    Args:
        days (KpisDays | Unset):  Default: KpisDays.VALUE_2.
        shop (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KpisOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            days=days,
            shop=shop,
        )
    ).parsed
