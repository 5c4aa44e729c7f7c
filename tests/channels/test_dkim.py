"""A mail proves that the sender's domain sent it, to a verifier that isn't ours (dkimpy)."""

from base64 import b64encode

import dkim as dkimpy
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from regulars.channels import dkim, keyring, mime
from regulars.channels.letters import Written
from regulars.channels.models import SigningKey
from tests.channels.cast import NOON
from tests.channels.test_mime import parcel

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SIGNER = dkim.Signer("amber.lv", "r1", KEY)
LONG = Written(subject="Я" * 200, html="<p>\n" + "ž" * 3000 + "</p>\n\n\n", text="Labdien!\n\n.\n\n")


def public_half(name, timeout=5):
    """What the domain's DNS answers."""
    assert name == b"r1._domainkey.amber.lv."
    der = KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    return b"v=DKIM1; k=rsa; p=" + b64encode(der)


def is_proven(mail: bytes) -> bool:
    return bool(dkimpy.verify(mail, dnsfunc=public_half))


@pytest.mark.parametrize("more", [{}, {"letter": LONG}, {"unsubscribe": ""}])
def test_another_verifier_believes_it(more):
    assert is_proven(bytes(dkim.signed(mime.compose(parcel(**more)), by=SIGNER, at=NOON)))


@pytest.mark.parametrize(
    "change",
    [
        lambda mail: mail.replace(b"List-Unsubscribe-Post: List", b"List-Unsubscribe-Post: Best"),
        lambda mail: mail.replace(b"/u/x/", b"/u/y/"),
        lambda mail: mail.replace(b"Subject: ", b"Subject: Re: "),
        lambda mail: b"From: evil@other.test\r\n" + mail,
        lambda mail: b"List-Unsubscribe: <https://other.test/>\r\n" + mail,
        lambda mail: mail.replace(b"</p>", b"</q>"),
    ],
)
def test_whoever_changes_what_it_says_breaks_it(change):
    mail = bytes(dkim.signed(mime.compose(parcel()), by=SIGNER, at=NOON))
    changed = change(mail)
    assert changed != mail
    assert not is_proven(changed)


def test_the_way_out_is_under_the_signature():
    mail = dkim.signed(mime.compose(parcel()), by=SIGNER, at=NOON)
    names = dict(mail.headers)["DKIM-Signature"].partition("h=")[2].partition(";")[0].split(":")
    assert {"list-unsubscribe", "list-unsubscribe-post", "from", "message-id"} <= set(names)


def test_a_domain_signs_for_itself_and_for_what_lies_in_it():
    assert SIGNER.is_for("shop@amber.lv")
    assert SIGNER.is_for("shop@News.Amber.lv")
    assert not SIGNER.is_for("shop@notamber.lv")


def test_only_keys_that_were_seen_in_the_dns_sign_the_nearest_first(shop):
    secret = keyring.sealed(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())
    for domain, seen in {"amber.lv": NOON, "news.amber.lv": NOON, "pine.lv": None}.items():
        SigningKey.objects.create(
            domain=domain, selector="r1", secret=secret, made_at=NOON, published_at=seen
        )
    assert [signer.domain for signer in dkim.signers()] == ["news.amber.lv", "amber.lv"]


def test_a_key_of_another_kind_is_refused():
    other = ec.generate_private_key(ec.SECP256R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with pytest.raises(TypeError, match="RSA"):
        dkim.private_key(pem)
