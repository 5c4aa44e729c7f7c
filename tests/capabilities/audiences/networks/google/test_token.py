"""How Google comes to trust us."""

import json
from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from regulars.capabilities.audiences.networks.google.token import TOKENS, NoKey, key_of, token
from regulars.capabilities.audiences.networks.network import NetworkRefused
from tests.capabilities.audiences.networks.dialogues import said, talk

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REFRESH = json.dumps(
    {
        "type": "authorized_user",
        "client_id": "c",
        "client_secret": "s",
        "refresh_token": "1//r",
        "account": "",
    }
)


def bare(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_a_service_account_states_who_it_is(google_key):
    given, (request,) = talk(token(google_key, address=TOKENS, at=NOON), said({"access_token": "ya29"}))
    sent = parse_qs(request.body.decode())
    head, claims, signature = sent["assertion"][0].split(".")
    key = serialization.load_pem_private_key(json.loads(google_key)["private_key"].encode(), None)
    key.public_key().verify(bare(signature), f"{head}.{claims}".encode(), padding.PKCS1v15(), hashes.SHA256())
    assert json.loads(bare(head)) == {"alg": "RS256", "typ": "JWT", "kid": "k1"}
    assert json.loads(bare(claims)) == {
        "iss": "regulars@candles.iam.gserviceaccount.com",
        "scope": "https://www.googleapis.com/auth/datamanager",
        "aud": "https://oauth2.googleapis.com/token",
        "iat": 1772452800,  # 2026-03-02 12:00 UTC
        "exp": 1772456400,
    }
    assert (given, sent["grant_type"]) == ("ya29", ["urn:ietf:params:oauth:grant-type:jwt-bearer"])


def test_the_key_file_names_no_other_address(google_key):
    _, (request,) = talk(token(google_key, address=TOKENS, at=NOON), said({"access_token": "ya29"}))
    assert request.url == "https://oauth2.googleapis.com/token"


def test_a_refresh_token_is_exchanged():
    given, (request,) = talk(token(REFRESH, address=TOKENS, at=NOON), said({"access_token": "ya29"}))
    sent = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    wanted = {"grant_type": "refresh_token", "client_id": "c", "client_secret": "s", "refresh_token": "1//r"}
    assert (given, sent) == ("ya29", wanted)


def test_a_token_that_was_withdrawn_is_said():
    refusal = said({"error": "invalid_grant", "error_description": "Token has been revoked."}, status=400)
    with pytest.raises(NetworkRefused, match="revoked") as refused:
        talk(token(REFRESH, address=TOKENS, at=NOON), refusal)
    assert refused.value.problem == "token_ended"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "nonsense",
        '{"type": "service_account", "client_email": "a@b", "private_key": "-----BEGIN"}',
        '{"type": "authorized_user", "client_id": "c"}',
        '{"type": "external_account"}',
    ],
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(NoKey):
        key_of(text)
