from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.draft_in import DraftIn
from ...models.draft_out import DraftOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: DraftIn,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/drafts",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DraftOut | Problem | None:
    if response.status_code == 200:
        response_200 = DraftOut.from_dict(response.json())

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
) -> Response[DraftOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: DraftIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[DraftOut | Problem]:
    """Propose

     Propose a play. It is checked and kept; nothing is switched on and nothing is sent.

    Needs a key of scope `draft` or `admin`.

    Args:
        idempotency_key (None | str | Unset): The same key with the same body has one effect and
            the same answer.
        body (DraftIn): A play to propose. text: its file in YAML, as `GET /play-schema` tells.
            note: why, for people.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DraftOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: DraftIn,
    idempotency_key: None | str | Unset = UNSET,
) -> DraftOut | Problem | None:
    """Propose

     Propose a play. It is checked and kept; nothing is switched on and nothing is sent.

    Needs a key of scope `draft` or `admin`.

    Args:
        idempotency_key (None | str | Unset): The same key with the same body has one effect and
            the same answer.
        body (DraftIn): A play to propose. text: its file in YAML, as `GET /play-schema` tells.
            note: why, for people.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DraftOut | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: DraftIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[DraftOut | Problem]:
    """Propose

     Propose a play. It is checked and kept; nothing is switched on and nothing is sent.

    Needs a key of scope `draft` or `admin`.

    Args:
        idempotency_key (None | str | Unset): The same key with the same body has one effect and
            the same answer.
        body (DraftIn): A play to propose. text: its file in YAML, as `GET /play-schema` tells.
            note: why, for people.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DraftOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: DraftIn,
    idempotency_key: None | str | Unset = UNSET,
) -> DraftOut | Problem | None:
    """Propose

     Propose a play. It is checked and kept; nothing is switched on and nothing is sent.

    Needs a key of scope `draft` or `admin`.

    Args:
        idempotency_key (None | str | Unset): The same key with the same body has one effect and
            the same answer.
        body (DraftIn): A play to propose. text: its file in YAML, as `GET /play-schema` tells.
            note: why, for people.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DraftOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
