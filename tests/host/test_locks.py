"""Who holds a lock is known by the kernel: it falls with the one who held it."""

from regulars.host.locks import keeper_lock, users_lock


def test_many_share_and_one_alone_waits_for_all(tmp_path):
    ann, bo, cy = (users_lock(tmp_path) for _ in range(3))
    assert (ann.could_share(), bo.could_share(), cy.could_take()) == (True, True, False)
    ann.close()
    assert not cy.could_take()
    bo.close()
    assert cy.could_take()
    cy.close()


def test_one_alone_keeps_others_out_until_it_lets_go(tmp_path):
    with keeper_lock(tmp_path) as one, keeper_lock(tmp_path) as other:
        one.take()
        assert not other.could_share()
        one.share()
        assert other.could_share()


def test_a_note_is_read_by_those_who_cannot_have_the_lock(tmp_path):
    with keeper_lock(tmp_path) as one, keeper_lock(tmp_path) as other:
        one.take()
        assert other.noted() == ""
        one.note("12345")
        one.note("678")
        assert other.noted() == "678"
