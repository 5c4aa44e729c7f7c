"""What keeps a domain's mail from being believed is found, each with the way to mend it."""

from dataclasses import dataclass, field

import pytest

from regulars.channels.deliverability import signing
from regulars.channels.deliverability.names import Silent
from regulars.channels.deliverability.preflight import OwnKey, Sending, findings
from regulars.channels.smtp import Server
from tests.channels.cast import NOON

SERVER = Server(host="mail.amber.lv", port=587, security="starttls")
PEM = signing.fresh(at=NOON).pem
KEY = OwnKey("amber.lv", "regulars1", PEM)
SPF = "v=spf1 a:mail.amber.lv ~all"


@dataclass
class Answers:
    """A DNS that says what a test wants."""

    text: dict[str, list[str]] = field(default_factory=dict)
    address: dict[str, list[str]] = field(default_factory=dict)
    name: dict[str, list[str]] = field(default_factory=dict)

    def texts(self, name):
        return tuple(self.text.get(name, ()))

    def addresses(self, name):
        return tuple(self.address.get(name, ()))

    def called(self, address):
        return tuple(self.name.get(address, ()))


def good():
    return Answers(
        {
            "amber.lv": ["unrelated", SPF],
            "regulars1._domainkey.amber.lv": [signing.record_of(PEM).replace("MII", "MI I")],
            "_dmarc.amber.lv": ["v=DMARC1; p=quarantine; adkim=r"],
        },
        {"mail.amber.lv": ["192.0.2.7"]},
        {"192.0.2.7": ["mail.amber.lv"]},
    )


def look(names, *, probe="", **more):
    sending = Sending(**{"domain": "amber.lv", "server": SERVER, "keys": [KEY], **more})
    return {found.check: found for found in findings(sending, names=names, probe=lambda server: probe)}


def states(found):
    return {check: finding.state for check, finding in found.items()}


def test_where_all_is_well_all_is_good():
    assert states(look(good())) == dict.fromkeys(["SPF", "DKIM", "DMARC", "PTR", "TLS"], "good")


def test_where_nothing_is_there_each_finding_says_what_to_add():
    found = look(Answers())
    assert states(found) == {"SPF": "mend", "DKIM": "mend", "DMARC": "mend", "PTR": "mend", "TLS": "good"}
    assert (found["SPF"].name, found["SPF"].record) == ("amber.lv", "v=spf1 a:mail.amber.lv ~all")
    assert found["DMARC"].record == "v=DMARC1; p=none; rua=mailto:postmaster@amber.lv"
    assert all(finding.mend for finding in found.values() if finding.state == "mend")


@pytest.mark.parametrize(
    "records",
    [
        [SPF, SPF],
        ["v=spf1 +all"],
        ["v=spf1 all"],
        ["v=spf10 a ~all"],
        ["v=spf1 " + " ".join(f"include:i{n}.test" for n in range(11)) + " ~all"],
        ["v=spf1 include:deep.test ~all"],
    ],
)
def test_an_spf_record_that_does_not_count(records):
    names = good()
    names.text["amber.lv"] = records
    names.text["deep.test"] = ["v=spf1 " + "a:x.test " * 10 + "~all"]
    assert look(names)["SPF"].state == "mend"


def test_a_record_that_includes_itself_ends():
    names = good()
    names.text["amber.lv"] = ["v=spf1 include:amber.lv include:amber.lv ~all"]
    assert look(names)["SPF"].state == "mend"


def test_of_a_provider_its_own_records_are_asked_for():
    found = look(good(), provider="postmark", server=None, keys=())
    assert states(found) == {"SPF": "mend", "DKIM": "unknown", "DMARC": "good"}
    assert "include:spf.mtasv.net" in found["SPF"].mend


def test_another_key_than_ours_is_none():
    names = good()
    names.text["regulars1._domainkey.amber.lv"] = [signing.record_of(signing.fresh(at=NOON).pem), "p=!!", "x"]
    assert look(names)["DKIM"].state == "mend"


def test_a_policy_of_the_organisation_counts_for_its_subdomains():
    key = OwnKey("amber.lv", "regulars1", PEM)
    assert look(good(), domain="news.amber.lv", keys=[key])["DMARC"].state == "good"


def test_a_strict_policy_asks_for_exactly_this_domain():
    names = good()
    names.text["_dmarc.news.amber.lv"] = ["v=DMARC1; p=reject; adkim=s"]
    assert look(names, domain="news.amber.lv")["DMARC"].state == "mend"


@pytest.mark.parametrize("policy", ["v=DMARC1", "v=DMARC1; p=maybe", "v=DMARC1; p="])
def test_a_policy_that_says_nothing(policy):
    names = good()
    names.text["_dmarc.amber.lv"] = [policy]
    assert look(names)["DMARC"].state == "mend"


def test_a_name_that_leads_elsewhere_is_none():
    names = good()
    names.name["192.0.2.7"] = ["other.test"]
    assert look(names)["PTR"].state == "mend"


@pytest.mark.parametrize(
    ("problem", "state"),
    [("", "good"), ("not_secure", "mend"), ("not_supported", "mend"), ("unreachable", "unknown")],
)
def test_how_the_way_to_the_server_is(problem, state):
    assert look(good(), probe=problem)["TLS"].state == state


def test_without_encryption_and_on_this_machine():
    plain = Server(host="mail.amber.lv", port=25, security="none")
    assert look(good(), server=plain)["TLS"].state == "mend"
    here = Server(host="127.0.0.1", port=25, security="none")
    assert {"PTR", "TLS"} & look(good(), server=here).keys() == set()


def test_where_the_dns_is_silent_nobody_knows():
    class Nobody(Answers):
        def texts(self, name):
            raise Silent("Timeout")

        addresses = texts

    found = look(Nobody())
    assert states(found) == dict.fromkeys(["SPF", "DKIM", "DMARC", "PTR"], "unknown") | {"TLS": "good"}
