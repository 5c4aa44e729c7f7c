"""How are an audience's lists brought in line with who is in it?

Who joins and who leaves is planned page by page and put into batches; then batch after batch is handed
over. Between two of them lies one transaction. Before people are told to a network they are looked at once
more.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from regulars.capabilities.audiences import actions, queries
from regulars.capabilities.audiences.batches import Held, Ledger, alone
from regulars.capabilities.audiences.membership import Asked, Membership, may_not_be_told
from regulars.capabilities.audiences.networks.catalogue import networks
from regulars.capabilities.audiences.networks.network import (
    Account,
    Batch,
    BatchRefused,
    Network,
    NetworkRefused,
)
from regulars.capabilities.audiences.rules import ENDED, is_spent
from regulars.connectors.asking import Sender
from regulars.connectors.exchange import Dialogue, OutOfReach, T
from regulars.engine.expression import ExpressionProblem
from regulars.engine.running import House, house
from regulars.host.trouble import Trouble

if TYPE_CHECKING:
    from regulars.capabilities.audiences.models import AdAudience, AdList

SESSIONS = 2**52
Clock = Callable[[], datetime]
MOST_REQUESTS = 10


def sync(
    audience_id: int,
    *,
    client: Sender,
    at: datetime,
    now: Clock | None = None,
    only: Sequence[int] | None = None,
    planning: bool = True,
) -> Counter[str]:
    """Tell the networks who came and who went; how many people and batches came to which end.

    now: what the clock says before each batch, where that may be later than `at`. only: these people alone
    are looked at. planning: else what is planned already goes on. Raises Busy. Must not be called within a
    transaction.
    """
    with alone(audience_id):
        audience = _within_budget(queries.audience(audience_id), at=at)
        if audience is None:
            return Counter()
        here = house(at=at)
        lists = [row for row in queries.lists(audience_id) if row.problem not in ENDED]
        done = _plan(audience, lists, here=here, only=only) if planning else Counter()
        for row in lists:
            done += Exchange(audience, row, here=here, client=client, now=now or (lambda: at)).run()
        return +done


def _within_budget(audience: "AdAudience | None", *, at: datetime) -> "AdAudience | None":
    """The audience; stopped now if its campaigns cost more than they may."""
    if audience is None or audience.stopped_why:
        return audience
    if is_spent(queries.spent(audience).amount, budget=audience.budget_business):
        actions.stop(audience.pk, why="budget", who=None, at=at)
        return queries.audience(audience.pk)
    return audience


def _plan(
    audience: "AdAudience", lists: Sequence["AdList"], *, here: House, only: Sequence[int] | None
) -> Counter[str]:
    asked = Asked(
        id=audience.pk,
        expression=audience.expression,
        holdout_bp=audience.holdout_bp,
        seed=audience.seed,
        lists={row.network: row.pk for row in lists},
    )
    membership = Membership(asked, networks(), here)
    if audience.stopped_why:
        return membership.clear()
    try:
        return membership.plan(only)
    except ExpressionProblem as problem:
        for row in lists:
            Ledger(audience.pk, row.pk, row.network, here.at).trouble("not_understood", problem.message)
        return Counter()


class Exchange:
    """One list's dealings with its network, in one worker's hands."""

    def __init__(
        self, audience: "AdAudience", row: "AdList", *, here: House, client: Sender, now: Clock
    ) -> None:
        self.audience, self.row, self.here, self.client, self.now = audience, row, here, client, now
        self.network: Network = networks()[row.network]
        self.ledger = Ledger(audience.pk, row.pk, row.network, here.at)
        self.token, self.done = "", Counter[str]()

    def run(self) -> Counter[str]:
        """Hand over what is due."""
        self.ledger.recover()
        if not (self.ledger.waiting() or self.due()):
            return self.done
        try:
            account = self.account()
            self.token = self.carry(self.network.enter(account, at=self.here.at))
            self.ledger.fill(session=secrets.randbelow(SESSIONS))
            self.hand_all(account)
        except OutOfReach as error:
            self.ledger.trouble("out_of_reach", str(error), wish=error.again_after)
        except Trouble as error:
            self.ledger.trouble("keys_lost", str(error))
        except NetworkRefused as refused:
            self.stop(refused)
        else:
            self.ledger.all_well()
        return self.done

    def due(self) -> list[Held]:
        """What can go now. Who leaves is taken out also when everything was stopped."""
        is_open = not self.here.stopped
        return [held for held in self.ledger.due() if held.is_removal or held.state == "accepted" or is_open]

    def account(self) -> Account:
        """The store's account. Raises NetworkRefused without one, Trouble where its key can't be opened."""
        if queries.is_sandbox():
            raise NetworkRefused("sandbox")
        account = queries.account(self.row.network)
        if account is None:
            raise NetworkRefused("no_account")
        return account

    def hand_all(self, account: Account) -> None:
        """One after the other, until something is in the way of all."""
        for held in self.due():
            self.here = house(at=self.now())
            if self.here.stopped and not held.is_removal:
                continue
            if held.state == "accepted":
                self.ask(held, account=account)
            else:
                self.hand(held, account=account)

    def hand(self, held: Held, *, account: Account) -> None:
        """One batch. Raises OutOfReach, NetworkRefused."""
        remote_id = self.row.remote_id or self.make(account)
        with transaction.atomic(durable=True):
            if not held.is_removal:
                self.ledger.drop_out(held, self.not_after_all(held))
            entries = self.ledger.hold(held)
        if not entries:
            return
        batch = Batch(
            list_id=remote_id, is_removal=held.is_removal, entries=entries, session=held.session,
            number=held.number, of=held.of, is_last=held.is_last,
        )  # fmt: skip
        try:
            receipt = self.carry(self.network.deliver(account, self.token, batch))
        except OutOfReach as error:
            self.ledger.unsure(held, str(error), wish=error.again_after)
            self.done["unknown"] += 1
            raise
        except NetworkRefused:
            self.ledger.give_back(held)
            raise
        except BatchRefused as refused:
            with transaction.atomic(durable=True):
                self.ledger.refused(held, str(refused))
            self.done["failed"] += 1
        else:
            with transaction.atomic(durable=True):
                self.ledger.settle(replace(held, attempts=held.attempts + 1), receipt)
            self.done["removed" if held.is_removal else "added"] += len(entries)

    def not_after_all(self, held: Held) -> list[int]:
        """Who of a batch isn't told any more: it is looked at once more, just before."""
        people, audience = self.ledger.people(held), queries.audience(self.audience.pk)
        if audience is None or audience.stopped_why:
            return people
        return sorted(may_not_be_told(people, audience=self.audience.pk, here=self.here))

    def ask(self, held: Held, *, account: Account) -> None:
        """What became of a batch that was taken."""
        try:
            receipt = self.carry(self.network.look(account, self.token, held.request_id))
        except BatchRefused as refused:
            raise NetworkRefused("unreadable", str(refused)) from None
        with transaction.atomic(durable=True):
            self.ledger.settle(held, receipt)
        self.done["confirmed"] += receipt.is_done

    def make(self, account: Account) -> str:
        """The list at the network."""
        name, code = f"Regulars: {self.audience.name}", f"regulars-{self.row.pk}-{self.audience.seed}"
        try:
            made = self.carry(self.network.make(account, self.token, name=name, code=code))
        except BatchRefused as refused:
            raise NetworkRefused("list_refused", str(refused)) from None
        self.ledger.made(made)
        self.row.remote_id = made
        return made

    def stop(self, refused: NetworkRefused) -> None:
        """Note what is in the way; a list that is gone holds nobody any more."""
        with transaction.atomic(durable=True):
            if refused.problem == "list_gone":
                self.ledger.list_gone()
            self.ledger.trouble(refused.problem, refused.says, wish=refused.again_after)

    def carry(self, dialogue: Dialogue[T]) -> T:
        """What comes of a dialogue. Raises OutOfReach, NetworkRefused, BatchRefused."""
        try:
            request = next(dialogue)
            for _ in range(MOST_REQUESTS):
                request = dialogue.send(self.client.send(request))
        except StopIteration as end:
            result: T = end.value
            return result
        raise NetworkRefused("unreadable", "its answers have no end")
