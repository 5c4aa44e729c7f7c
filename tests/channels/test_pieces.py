"""Each piece of a letter is MJML that says what it is."""

from regulars.channels import pieces


def test_a_picture_never_grows_beyond_the_letter():
    wide = pieces.picture_html("https://shop.example/a.png", alt="Soap", width="2000")
    assert 'alt="Soap"' in wide
    assert 'width="528px"' in wide
    assert 'width="240px"' in pieces.picture_html("x", alt="", width="240")


def test_recommended_products_lead_to_their_pages():
    assert "{{ each.url | link }}" in pieces.product_html("recommended")
    assert "{% for each in recommended %}" in pieces.product_text("recommended")
    assert "each" not in pieces.product_html("product")


def test_whoever_signs_is_named_with_what_they_do():
    assert 'alt="Laura, founder"' in pieces.face_html("x", name="Laura", role="founder")
    assert 'alt="Juris"' in pieces.face_html("x", name="Juris", role="")


def test_a_code_can_be_read_off():
    assert ">SPRING10</td>" in pieces.coupon_html("SPRING10")
