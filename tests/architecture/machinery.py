"""Which files touch tables without being actions or queries, and why may they?

Machinery writes only its own tables: cursors, claims, decisions, sends, projections, progress. Each file
stands here with its reason; a file that is gone, or that writes nothing any more, must leave the list.
"""

WRITERS: dict[str, str] = {
    "capabilities/audiences/batches.py": "what networks are told batch by batch, and what they answered",
    "capabilities/audiences/membership.py": "who joins a list or leaves it, and the group that was drawn",
    "channels/deliverability/bounces.py": "how far a mailbox was read; receipts.py takes in what it says",
    "channels/deliverability/receipts.py": "messages that a receipt proves taken; actions write the rest",
    "capabilities/campaigns/planning.py": "who gets a campaign and when, and how far everybody was looked at",
    "capabilities/campaigns/releasing.py": "who of a campaign stands in the outbox, and its hourly share",
    "channels/holding.py": "which campaigns are held, and what of them is ended; these have their events",
    "channels/ledger.py": "where each message stands, and the content as it goes out",
    "channels/outbox.py": "messages planned, and those of dead workers taken back",
    "channels/passing.py": "messages that wait where nothing would leave; those that end have their events",
    "channels/round.py": "messages claimed, and the person locked while one is handed over",
    "channels/tracking/hits.py": "links that were followed, for an hour, until it is judged by whom",
    "engine/advance.py": "where everybody in a play stands, moved with the messages that their steps plan",
    "engine/due.py": "how far due moments were recorded",
    "engine/react.py": "decisions, arms and enrolments of a batch, and who reached a goal or was woken by it",
    "connectors/event_clients/door.py": "when a write key was last used: noted by the call that it came with",
    "connectors/event_clients/kept.py": "messages that couldn't be taken, as they came",
    "connectors/json_events/door.py": "when a key was last used: noted by the call that it came with",
    "connectors/json_events/once.py": "what was answered to calls with an Idempotency-Key",
    "connectors/demo/demo.py": "how far a demo is; what it holds is written by actions",
    "connectors/files/running.py": "how far an import is, and its problems; facts are written by actions",
    "connectors/comparing.py": "how far a comparison of a shop's list with ours is; it mends by wishes",
    "connectors/following.py": "how far changes of shops are known, when each is asked; actions write facts",
    "connectors/telling.py": "what shops are told of, and whether they took it",
    "connectors/wishes.py": "things that a shop is to be asked for by their ids",
    "connectors/outgoing/notices.py": "what each endpoint is told and what it answered; an end is an action",
    "connectors/pulling.py": "how far a shop's history is; its facts are written by actions",
    "events/log.py": "the log itself: what every action calls to record",
    "events/reader.py": "a reader's place in the log, moved with what it made of the batch",
    "events/receive.py": "raw deliveries: kept once, taken, settled; what they say is written by actions",
    "host/cluster.py": "which cluster the log lives in: noted before Django starts",
    "insight/refresh.py": "its runs, and when each ended; what they find is written by writing.py",
    "insight/writing.py": "what we make of people, products and the store, worked out from facts alone",
    "web/audit.py": "the audit log itself: what every page that changes something calls",
    "web/invitations.py": "accounts of staff: below the log, noted in the audit log",
    "web/jobs.py": "sessions that ended are forgotten",
    "web/keys.py": "keys of programs: below the log, noted in the audit log",
    "web/owner_link.py": "the first account's link, which ends the ones before it",
    "web/rates.py": "how many calls of each key are let in",
    "web/stored.py": "what the owner chose: below the log, noted in the audit log",
}

# Files that read tables without being queries.
READERS: dict[str, str] = {
    "business/about.py": "the one business, as the shell shows it on every page",
    "commerce/frame.py": "shop, currency and rates, read once for a batch of facts",
    "web/api.py": "the key that a call carries is looked up where the call comes in",
}

# Actions that change nothing which anybody could want to know of, by "file:function".
SILENT_ACTIONS: dict[str, str] = {
    "capabilities/campaigns/actions.py:clear_up": "it goes on with a stop that has its event",
    "capabilities/campaigns/actions.py:open_those_due": "the moment of a start that has its event is there",
    "commerce/actions/behaviours.py:record_behaviours": "it writes nothing but the events themselves",
    "commerce/actions/refunds.py:link": "an early refund finds its order, which has its own event",
    "commerce/actions/shipments.py:link": "an early parcel finds its order, which has its own event",
    "commerce/actions/prices.py:begin": "the history of what the product's events say",
    "commerce/actions/prices.py:end": "the history of what the product's events say",
    "commerce/actions/prices.py:tell_late": "the history of an older price, which is no news of the product",
    "commerce/actions/touches.py:keep_touches": "a part of the order, which has its event",
    "commerce/actions/touches.py:keep_first_touches": "told apart from its order, which it does not change",
    "customers/actions/addresses.py:keep_addresses": "a part of the order, which has its event",
    "connectors/actions.py:leave_alone": "how long a shop wishes not to be asked, which is no news",
    "connectors/actions.py:count_forgery": "a warning of something of which nothing is kept",
    "commerce/actions/totals.py:sum_up": "a projection of what the orders' and refunds' events say",
    "commerce/actions/erase_shop.py:begin": "the request that it takes has its event",
    "commerce/actions/erase_shop.py:erase_people": "each person's erasure has its event",
    "commerce/actions/erase_shop.py:erase_rows": "a piece of what shop.erased says at its end",
    "customers/actions/browsers.py:forget": "a browser that its push service knows no longer, which nobody did",
    "customers/actions/browsers.py:leave": "the statements that it makes have their events",
    "customers/actions/browsers.py:move": "another address of the same browser, which is no news of the person",
    "customers/actions/browsers.py:subscribe": "the statement that it makes has its event",
    "customers/actions/pending.py:confirm": "the statements that it makes have their events",
    "customers/actions/erase.py:erase_remains": "it goes on with erasures that have their events",
    "customers/actions/erase.py:list_shop": "a line of the list of erasures; the request has its event",
}
