"""The list of campaigns."""


def test_the_list_says_where_each_stands(writing, client):
    assert "Nothing was sent to many yet" in client.get("/campaigns/").content.decode()
    writing.knows("Ann")
    row = writing.starts()
    writing.minutes(row)
    page = client.get("/campaigns/").content.decode()
    assert "going out" in page
    assert f'href="/campaigns/{row.pk}/">News</a>' in page
