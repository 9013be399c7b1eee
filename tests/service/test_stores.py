"""The contract of stores, blobs, queues and wallets, held by both sides alike."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import JsonValue

from service.aws.calls import client
from service.aws.dynamo import DynamoStore
from service.aws.s3 import S3Blobs
from service.aws.sqs import SqsQueue
from service.domain.wallets import LedgerWallet, Wallet
from service.embedded.files import FileSecrets
from service.embedded.folder import FolderBlobs
from service.embedded.sqlite import SqliteFile, SqliteQueue, SqliteStore
from service.errors import Conflict, InsufficientCredits, Unavailable
from service.signing import Signer
from service.stores.blobs import BlobInfo, BlobStore
from service.stores.items import Add, Key, Operation, Put, Refused, Remove, Replace, Store
from service.stores.queues import Queue
from service.wallet_api import CreditsApi
from tests.service.aws_parts import REGION, make_parts
from tests.service.credits_service import credits_service

NAMES = itertools.count(1)
BOTH = ("embedded", "aws")


class Clock:
    """Time that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    if request.param == "aws":
        parts = make_parts(request.getfixturevalue("moto"), f"store{next(NAMES)}", {}, "[]")
        yield DynamoStore(client("dynamodb", REGION, parts.endpoint), parts.table, clock)
    else:
        file = SqliteFile(tmp_path / "service.db")
        yield SqliteStore(file, clock)
        file.close()


@pytest.fixture(params=BOTH)
def queue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Queue]:
    if request.param == "aws":
        parts = make_parts(request.getfixturevalue("moto"), f"queue{next(NAMES)}", {}, "[]")
        yield SqsQueue(client("sqs", REGION, parts.endpoint), parts.queue_url, parts.dead_queue_url)
    else:
        file = SqliteFile(tmp_path / "service.db")
        yield SqliteQueue(file, most_receives=3)
        file.close()


@pytest.fixture(params=BOTH)
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "aws":
        parts = make_parts(request.getfixturevalue("moto"), f"blobs{next(NAMES)}", {}, "[]")
        return S3Blobs(client("s3", REGION, parts.endpoint), parts.bucket)
    signer = Signer(FileSecrets(tmp_path / "secrets.json"))
    return FolderBlobs(tmp_path / "blobs", "http://127.0.0.1:1", signer)


@pytest.fixture(params=["embedded", "aws", "http"])
def wallet(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wallet]:
    if request.param == "aws":
        parts = make_parts(request.getfixturevalue("moto"), f"wallet{next(NAMES)}", {}, "[]")
        yield LedgerWallet(DynamoStore(client("dynamodb", REGION, parts.endpoint), parts.table))
        return
    file = SqliteFile(tmp_path / "service.db")
    ledger = LedgerWallet(SqliteStore(file))
    if request.param == "embedded":
        yield ledger
    else:
        with credits_service(ledger) as url:
            yield CreditsApi(url)
    file.close()


A, B = Key("P", "a"), Key("P", "b")


def test_item_comes_back_as_it_was_put(store: Store) -> None:
    value: dict[str, JsonValue] = {
        "text": "þæö",
        "number": 3,
        "half": 0.5,
        "list": [1, None, True],
        "deep": {"a": []},
    }

    put = store.put(Put(A, value, count=7))

    assert store.get(A) == put
    assert (put.value, put.version, put.count) == (value, 1, 7)
    assert store.get(B) is None


def test_second_put_of_a_key_is_refused_and_changes_nothing(store: Store) -> None:
    store.put(Put(A, {"first": True}))

    with pytest.raises(Refused):
        store.put(Put(A, {"first": False}))

    found = store.get(A)
    assert found is not None
    assert found.value == {"first": True}


def test_replacing_what_somebody_else_replaced_is_refused(store: Store) -> None:
    seen = store.put(Put(A, {"n": 1}))
    second = store.replace(Replace(seen, {"n": 2}))

    with pytest.raises(Refused):
        store.replace(Replace(seen, {"n": 3}))

    assert second.version == 2
    assert store.get(A) == second


def test_expired_item_is_not_given_out_though_nothing_removed_it(store: Store, clock: Clock) -> None:
    kept = store.put(Put(A, {"n": 1}, expires_at=int(clock.now) + 10))
    store.put(Put(B, {"n": 2}))
    clock.now += 10

    assert store.get(A) is None
    assert store.get_many([A, B]) == [store.get(B)]
    assert [item.key for item in store.query("P")] == [B]
    with pytest.raises(Refused):
        store.replace(Replace(kept, {"n": 3}))
    assert store.put(Put(A, {"new": True})).version == 1


def test_count_is_refused_beyond_its_bounds(store: Store) -> None:
    counts = [store.add(Add(A, 2, most=5)) for _ in range(2)]

    with pytest.raises(Refused):
        store.add(Add(A, 2, most=5))
    with pytest.raises(Refused):
        store.add(Add(B, -1, least=0))
    assert store.add(Add(A, -4, least=0)) == 0
    assert counts == [2, 4]
    assert store.get(B) is None


def test_counting_from_many_threads_loses_and_gains_nothing(store: Store) -> None:
    def try_to_add(_: int) -> bool:
        try:
            store.add(Add(A, 1, most=20))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(try_to_add, range(40)))

    assert sum(done) == 20
    found = store.get(A)
    assert found is not None
    assert found.count == 20


def test_write_is_done_whole_or_not_at_all(store: Store) -> None:
    seen = store.put(Put(A, {"n": 1}))
    store.put(Put(Key("P", "taken"), {}))
    operations: list[Operation] = [Replace(seen, {"n": 2}), Add(B, 5), Put(Key("P", "taken"), {})]

    with pytest.raises(Refused) as refused:
        store.write(operations)
    assert refused.value.at == 2
    assert store.get(A) == seen
    assert store.get(B) is None

    store.write([*operations[:2], Remove(Key("P", "taken"))])
    after = store.get(A)
    assert after is not None
    assert (after.value, after.version) == ({"n": 2}, 2)
    assert store.get(Key("P", "taken")) is None


def test_partition_is_listed_in_order_in_pages_and_by_prefix(store: Store) -> None:
    for sort in ("JOB#2", "JOB#1", "JOB#3", "OTHER#1"):
        store.put(Put(Key("P", sort), {}))
    store.put(Put(Key("Q", "JOB#9"), {}))

    def sorts(**options: object) -> list[str]:
        return [item.key.sort for item in store.query("P", **options)]  # type: ignore[arg-type]

    assert sorts(prefix="JOB#") == ["JOB#1", "JOB#2", "JOB#3"]
    assert sorts(prefix="JOB#", limit=2) == ["JOB#1", "JOB#2"]
    assert sorts(prefix="JOB#", after="JOB#2") == ["JOB#3"]
    assert sorts(prefix="JOB#", newest_first=True, after="JOB#3") == ["JOB#2", "JOB#1"]
    assert sorts() == ["JOB#1", "JOB#2", "JOB#3", "OTHER#1"]


def test_many_keys_come_in_the_order_they_were_asked(store: Store) -> None:
    for number in range(120):
        store.put(Put(Key("P", f"{number:03}"), {"n": number}))

    keys = [Key("P", f"{number:03}") for number in reversed(range(125))]

    assert [item.value["n"] for item in store.get_many(keys)] == list(reversed(range(120)))


def test_store_that_is_well_says_nothing(store: Store) -> None:
    store.check()


def test_message_is_out_of_sight_until_it_is_given_back(queue: Queue) -> None:
    queue.send("one")

    first = queue.receive()
    assert first is not None
    assert (first.body, first.receives) == ("one", 1)
    assert queue.receive() is None

    queue.extend(first.receipt, 0)
    again = queue.receive()
    assert again is not None
    assert (again.body, again.receives) == ("one", 2)


def test_message_that_is_done_with_never_comes_again(queue: Queue) -> None:
    queue.send("one")
    message = queue.receive()
    assert message is not None

    queue.done(message.receipt)
    queue.done(message.receipt)
    queue.extend(message.receipt, 0)

    assert queue.receive() is None
    assert queue.dead() == 0


def test_message_that_was_received_too_often_goes_to_the_dead(queue: Queue) -> None:
    queue.send("poison")
    for _ in range(3):
        message = queue.receive()
        assert message is not None
        queue.extend(message.receipt, 0)

    assert queue.receive() is None
    assert queue.dead() == 1
    queue.check()


def test_two_receivers_never_have_the_same_message(queue: Queue) -> None:
    for number in range(12):
        queue.send(str(number))
    taken: list[str] = []
    lock = threading.Lock()

    def take() -> None:
        while (message := queue.receive()) is not None:
            with lock:
                taken.append(message.body)
            queue.done(message.receipt)

    threads = [threading.Thread(target=take) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken, key=int) == [str(number) for number in range(12)]


def test_blob_comes_back_with_its_type(blobs: BlobStore) -> None:
    blobs.put("temp/acme/a.png", b"\x00\x01", "image/png")

    assert blobs.get("temp/acme/a.png") == b"\x00\x01"
    assert blobs.info("temp/acme/a.png") == BlobInfo(2, "image/png")
    assert blobs.get("temp/acme/b.png") is None
    assert blobs.info("temp/acme/b.png") is None
    blobs.remove("temp/acme/a.png")
    assert blobs.get("temp/acme/a.png") is None
    blobs.check()


def test_credits_are_taken_and_given_back_once_for_a_key(wallet: Wallet) -> None:
    wallet.credit("ada", 10, "start", "For tests")

    first = wallet.debit("ada", 4, "job-1", "Work")
    again = wallet.debit("ada", 4, "job-1", "Work")
    back = wallet.credit("ada", 4, "refund-1", "Back")
    wallet.credit("ada", 4, "refund-1", "Back")

    assert again == first
    assert back.id != first.id
    assert wallet.balance("ada") == 10
    assert wallet.balance("nobody") == 0
    wallet.check()


def test_too_few_credits_take_nothing(wallet: Wallet) -> None:
    wallet.credit("ada", 3, "start", "For tests")

    with pytest.raises(InsufficientCredits):
        wallet.debit("ada", 4, "job-1", "Work")

    assert wallet.balance("ada") == 3
    assert wallet.debit("ada", 3, "job-2", "Work").amount == 3


def test_key_of_another_amount_is_a_conflict(wallet: Wallet) -> None:
    wallet.credit("ada", 10, "start", "For tests")
    wallet.debit("ada", 1, "job-1", "Work")

    with pytest.raises(Conflict):
        wallet.debit("ada", 2, "job-1", "Work")
    assert wallet.balance("ada") == 9


def test_many_debits_at_once_take_what_is_there_and_no_more(wallet: Wallet) -> None:
    wallet.credit("ada", 5, "start", "For tests")

    def take(number: int) -> bool:
        try:
            wallet.debit("ada", 1, f"job-{number % 8}", "Work")
        except (InsufficientCredits, Conflict):
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(take, range(16)))

    assert wallet.balance("ada") == 0


def test_wallet_that_is_down_is_not_told_as_too_few_credits() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    wallet = CreditsApi(f"http://127.0.0.1:{port}")

    with pytest.raises(Unavailable):
        wallet.debit("ada", 1, "job-1", "Work")


def test_aws_that_does_not_answer_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        endpoint = f"http://127.0.0.1:{listener.getsockname()[1]}"
    store = DynamoStore(client("dynamodb", REGION, endpoint), "nowhere")

    with pytest.raises(Unavailable):
        store.check()
