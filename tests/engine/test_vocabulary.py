from regulars.channels import letters
from regulars.channels.channel import channels
from regulars.customers.words import CHANNELS
from regulars.engine.vocabulary import EVENTS, LETTERS, event_words, letter_words
from regulars.events import declare

NOBODY_STARTS_A_PLAY_BY = {
    "ad_audience.erasure_confirmed",
    "consent.asked",  # they have said nothing yet
    "custom.done",  # which of a tracker's own events it is no play can ask for
    "customer.described",
    "message.scanned",  # nobody did it
    "message.skipped",
    "message.unknown",
    "order.refund_corrected",
    "preferences.changed",
    "quiet.begun",
    "quiet.ended",
    "suppression.lifted",
    "visitor.identified",  # says nothing that counts
}


def test_whatever_happens_to_people_can_be_said():
    assert {kind.name for kind in declare.of_customers()} - set(EVENTS) <= NOBODY_STARTS_A_PLAY_BY


def test_every_word_is_of_something_that_is_there():
    assert set(EVENTS) <= {kind.name for kind in declare.catalogue()}
    assert set(LETTERS) == set(letters.catalogue())
    assert set(channels()) <= set(CHANNELS)


def test_what_others_add_is_called_by_its_name():
    assert event_words("parcel.lost").noun == "‘parcel.lost’"
    assert event_words("parcel.lost").happens == "‘parcel.lost’ happens"
    assert letter_words("new_arrivals") == "‘new arrivals’"


def test_what_is_known_has_words():
    assert event_words("order.placed").happens == "they order"
    assert letter_words("replenishment") == "‘Running low?’"
