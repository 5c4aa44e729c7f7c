import pytest

from regulars.engine.playfile import BadPlay, PlayFile


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n", "x.yaml:1:1: A play's file begins with `name:`"),
        ("name: x\nfro: orders >= 1\n", "x.yaml:2:1: A play has no `fro` here. There is: for"),
        ("name: x\n", "x.yaml:1:1: `says` is missing here."),
    ],
)
def test_what_is_no_play_is_told_in_the_words_of_plays(text, says):
    with pytest.raises(BadPlay) as refused:
        PlayFile(text, name="x.yaml").play()
    assert str(refused.value).startswith(says)
