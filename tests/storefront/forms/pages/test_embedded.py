from django.test import Client


def test_any_shops_page_may_load_the_few_lines(database):
    answer = Client().get("/f/embed.js")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age=3600" in answer["Cache-Control"]
    assert b"createElement" in answer.content
    assert len(answer.content) < 2_000
    assert Client().post("/f/embed.js").status_code == 405
