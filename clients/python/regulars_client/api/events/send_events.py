from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.outcome import Outcome
from ...models.problem import Problem
from ...models.send_events_body import SendEventsBody
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: SendEventsBody,
    shop: int | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["shop"] = shop

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/events",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Outcome | Problem | None:
    if response.status_code == 200:
        response_200 = Outcome.from_dict(response.json())

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
) -> Response[Outcome | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SendEventsBody,
    shop: int | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Outcome | Problem]:
    """Send Events

     Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server
    leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | Unset):
        idempotency_key (str | Unset):
        body (SendEventsBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Outcome | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        shop=shop,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: SendEventsBody,
    shop: int | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Outcome | Problem | None:
    """Send Events

     Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server
    leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | Unset):
        idempotency_key (str | Unset):
        body (SendEventsBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Outcome | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        shop=shop,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SendEventsBody,
    shop: int | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Outcome | Problem]:
    """Send Events

     Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server
    leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | Unset):
        idempotency_key (str | Unset):
        body (SendEventsBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Outcome | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        shop=shop,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: SendEventsBody,
    shop: int | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Outcome | Problem | None:
    """Send Events

     Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server
    leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.

    Needs a key of scope `write` or `admin`.

    Args:
        shop (int | Unset):
        idempotency_key (str | Unset):
        body (SendEventsBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Outcome | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            shop=shop,
            idempotency_key=idempotency_key,
        )
    ).parsed
