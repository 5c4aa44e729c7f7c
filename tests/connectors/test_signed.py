from regulars.connectors.signed import is_signed, signature


def test_a_signature_fits_one_body_and_one_secret():
    # The example of Shopify's own documentation of its HMAC, as ShopifySharp tests it.
    given = "3X6clrsy+C8mmzR/MeTh6b/EcLr46WLZaU+24GrPXOM="
    assert signature(b"Bf", secret="some-secret") == given
    assert is_signed(b"Bf", given=given, secret="some-secret")
    assert not is_signed(b"Bg", given=given, secret="some-secret")
    assert not is_signed(b"Bf", given=given, secret="another")


def test_what_is_no_text_of_ascii_is_no_signature():
    assert not is_signed(b"Bf", given="šš", secret="some-secret")
    assert not is_signed(b"Bf", given="", secret="some-secret")
