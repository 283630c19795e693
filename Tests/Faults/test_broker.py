"""The broker freezes, cannot be reached, forgets a commit, or is started anew with its log kept."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from cases import Case, interleaved
from load import Load, append_at_once
from projected import PROJECTIONS, Projected
from whole_history import assert_whole_history
from wniosek_local.ports import HOST
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_local.waiting import wait_until
from wniosek_testing.broker_proxy import OFFSET_COMMIT, BrokerProxy, ProxiedBroker
from wniosek_testing.consumer_group import ConsumerGroup
from wniosek_testing.instances import Instances
from wniosek_testing.topic import Topic

PROJECTION = "housing-allowance"


@dataclass(frozen=True, slots=True)
class Followers:
    stack: Stack
    proxy: BrokerProxy

    @property
    def servers(self) -> str:
        return f"{HOST}:{self.proxy.port}"


@pytest.fixture(scope="module")
def followers() -> Iterator[Followers]:
    """Two projectors, and a proxy between everybody and the broker."""
    with BrokerProxy() as proxy, temporary_stack(KAFKA_BOOTSTRAP_SERVERS=f"{HOST}:{proxy.port}") as stack:
        stack.broker = ProxiedBroker(stack.broker.port, None, proxy)
        start_following(stack)
        yield Followers(stack, proxy)


@pytest.fixture
def durable() -> Iterator[Stack]:
    """Two projectors and a broker that keeps its log on disk, as `make run` has it."""
    with temporary_stack(storage="s3") as stack:
        start_following(stack)
        yield stack


def start_following(stack: Stack) -> None:
    stack.check()
    stack.start_servers()
    stack.prepare()
    stack.start_services(*PROJECTIONS)


def test_killed_between_the_commit_in_postgresql_and_the_one_in_kafka(followers: Followers) -> None:
    projected, group = Projected(followers.stack, PROJECTION), ConsumerGroup(followers.servers, PROJECTION)
    with Load(followers.servers, "between") as load:
        load.await_appended(100)
        projected.await_progress(100)
        followers.proxy.withhold(OFFSET_COMMIT)
        projected.await_progress(100)
        followers.stack.children[PROJECTION].kill()
        followers.proxy.withhold_nothing()
        told, passed = sum(group.committed().values()), projected.passed()
        assert told < passed, "Kafka was told of everything, so nothing was in between"
        followers.stack.restart(PROJECTION)
        projected.await_progress(100)
        load.finish()
    assert_whole_history(followers.stack)


def freeze(followers: Followers) -> Callable[[], None]:
    broker = followers.stack.children["broker"]
    broker.signal(signal.SIGSTOP)
    return lambda: broker.signal(signal.SIGCONT)


def cut_off(followers: Followers) -> Callable[[], None]:
    followers.proxy.cut()
    return followers.proxy.mend


@pytest.mark.parametrize("harm", [pytest.param(freeze, id="frozen"), pytest.param(cut_off, id="unreachable")])
def test_a_broker_away_for_longer_than_a_session(followers: Followers, harm: Callable[[Followers], Callable[[], None]]) -> None:
    projected, projector = Projected(followers.stack, PROJECTION), Instances(followers.stack, PROJECTION).first
    with Load(followers.servers, harm.__name__) as load:
        load.await_appended(100)
        projected.await_progress(100)
        mend = harm(followers)
        try:
            wait_until(lambda: projector.metric("projection_partitions") == 0, "the projector losing its partitions", 60)
        finally:
            mend()
        load.await_appended(100)
        projected.await_progress(100)
        load.finish()
    assert_whole_history(followers.stack)


def test_a_broker_started_anew_with_its_log(durable: Stack) -> None:
    """Idle when it stops: this broker's own crash under load proves nothing about a real Kafka."""
    servers = durable.endpoints.broker
    append_at_once(servers, interleaved(Case("before", number) for number in range(100)))
    log = assert_whole_history(durable)
    durable.children["broker"].stop()
    durable.restart("broker")
    assert Topic(servers).read() == log
    append_at_once(servers, interleaved(Case("after", number) for number in range(100)))
    assert len(assert_whole_history(durable)) > len(log)
