from regulars.connectors.medusa.subscriber import FILE


def test_a_shops_developer_gets_the_subscriber_without_signing_in(client, database):
    answer = client.get("/connect/medusa/regulars.ts")
    assert (answer.status_code, answer.content) == (200, FILE.read_bytes())
    assert answer["Content-Disposition"] == 'attachment; filename="regulars.ts"'
    assert client.post("/connect/medusa/regulars.ts").status_code == 405
