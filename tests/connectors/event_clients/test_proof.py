import msgspec
import pytest

from regulars.connectors.event_clients.proof import is_proven, opened, proof_of


def context(**members) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(members))


def test_only_the_shops_signature_of_this_id_proves_it(page_key):
    sealed = page_key.row.proof_secret
    proof = proof_of("7", secret=opened(sealed))
    assert is_proven("7", context=context(proof=proof), sealed=sealed)
    assert is_proven("7", context=context(proof=proof.upper(), page={}), sealed=sealed)
    assert not is_proven("8", context=context(proof=proof), sealed=sealed)
    assert not is_proven("", context=context(proof=proof), sealed=sealed)
    assert not is_proven("7", context=context(proof=proof), sealed="")


@pytest.mark.parametrize("said", [{}, {"proof": 1}, {"proof": ""}, {"proof": "žž"}, {"proof": "0" * 64}])
def test_anything_else_proves_nothing(said, page_key):
    assert not is_proven("7", context=context(**said), sealed=page_key.row.proof_secret)


def test_the_proof_is_what_shops_compute_in_their_own_language():
    # RFC 4231, test case 2: HMAC-SHA256 with the key "Jefe" of "what do ya want for nothing?"
    assert proof_of("what do ya want for nothing?", secret="Jefe") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
