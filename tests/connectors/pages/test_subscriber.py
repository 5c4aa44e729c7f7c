from regulars.connectors.medusa.subscriber import FILE
from regulars.connectors.oscar.shop_app import FILE as OSCAR


def test_a_shops_developer_gets_the_subscriber_without_signing_in(client, database):
    answer = client.get("/connect/medusa/regulars.ts")
    assert (answer.status_code, answer.content) == (200, FILE.read_bytes())
    assert answer["Content-Disposition"] == 'attachment; filename="regulars.ts"'
    assert client.post("/connect/medusa/regulars.ts").status_code == 405


def test_a_shops_developer_gets_the_file_for_oscar_under_the_name_that_python_needs(client, database):
    answer = client.get("/connect/oscar/regulars_oscar.py")
    assert (answer.status_code, answer.content) == (200, OSCAR.read_bytes())
    assert answer["Content-Disposition"] == 'attachment; filename="regulars_oscar.py"'
