"""Which of two messages somebody gets."""

from regulars.capabilities.campaigns.variants import template_of, tries, variant_of


def test_half_get_the_one_message_and_half_the_other():
    drawn = [variant_of(who, templates=("x", "y"), seed=5) for who in range(1_000)]
    assert 437 < drawn.count("a") < 563  # 500 within four standard deviations of 15.8
    assert set(drawn) == {"a", "b"}
    assert variant_of(1, templates=("x",), seed=5) == ""
    assert [template_of(one, templates=("x", "y")) for one in ("", "a", "b")] == ["x", "x", "y"]


def test_as_many_try_first_as_the_owner_wishes_and_as_often_the_one_message_as_the_other():
    """A fifth of 10,000: 2,000, within four standard deviations of 40; about half of them B."""
    first = [who for who in range(10_000) if tries(who, share_bp=2_000, seed=7)]
    assert 1_840 < len(first) < 2_160
    of_b = [who for who in first if variant_of(who, templates=("one", "two"), seed=7) == "b"]
    assert 0.45 < len(of_b) / len(first) < 0.55
