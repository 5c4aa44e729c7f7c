"""A store that comes back from a backup doesn't know whom networks were told of since."""

from regulars.capabilities.audiences import actions
from regulars.capabilities.audiences.models import AdBatch, AdList, AdMember
from regulars.capabilities.audiences.restored import hold


def test_lists_end_and_are_made_anew_by_a_person(advertising):
    advertising.allows("ann", "bo")
    audience = advertising.means()
    advertising.syncs(audience)
    advertising.networks.silent = 1
    advertising.allows("cy")
    advertising.syncs(audience)  # unknown whether Cy was told
    assert hold()
    assert advertising.syncs(audience) == {}
    advertising.connects()  # a key mends nothing
    assert AdList.objects.get().problem == "restored"

    advertising.networks.codes.clear()  # the owner deletes the list there
    advertising.networks.lists.clear()
    actions.start(audience.pk, who=None, at=advertising.store.at)
    assert (AdMember.objects.count(), AdBatch.objects.get(confirmed_at=None).state) == (0, "failed")
    assert advertising.syncs(audience) == {"joins": 3, "added": 3}
    assert advertising.networks.on() == 3


def test_a_list_that_was_never_made_goes_on(advertising):
    advertising.means()
    assert not hold()
