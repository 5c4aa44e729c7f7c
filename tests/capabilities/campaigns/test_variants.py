"""Which of two messages somebody gets."""

from regulars.capabilities.campaigns.variants import template_of, variant_of


def test_half_get_the_one_message_and_half_the_other():
    drawn = [variant_of(who, templates=("x", "y"), seed=5) for who in range(1_000)]
    assert 437 < drawn.count("a") < 563  # 500 within four standard deviations of 15.8
    assert set(drawn) == {"a", "b"}
    assert variant_of(1, templates=("x",), seed=5) == ""
    assert [template_of(one, templates=("x", "y")) for one in ("", "a", "b")] == ["x", "x", "y"]
