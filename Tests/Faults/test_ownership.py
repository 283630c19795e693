"""Instances come, go, fall asleep and wake up; each record is still folded once."""

import signal

from load import Load
from projected import Projected
from standstill import batch_in_hand
from whole_history import assert_whole_history
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.consumer_group import ConsumerGroup
from wniosek_testing.instances import Instance, Instances
from wniosek_testing.topic import PARTITIONS

PROJECTION = "housing-allowance"
REBALANCED_WITHIN = 60.0


def await_owners(projected: Projected, *instances: Instance) -> None:
    pids = {instance.pid for instance in instances}
    what = f"{len(pids)} instances owning {PARTITIONS} partitions"
    wait_until(lambda: set(projected.owners().values()) == pids, what, REBALANCED_WITHIN)


def test_an_instance_that_sleeps_through_a_rebalance_is_fenced(followers: Stack) -> None:
    projected = Projected(followers, PROJECTION)
    with Instances(followers, PROJECTION) as instances, Load(followers.endpoints.broker, "sleeper") as load:
        sleeper = instances.first
        load.await_appended(100)
        await_owners(projected, sleeper)
        before = sleeper.metric("projection_fenced_total")
        with batch_in_hand(followers, f"{projected.schema}_v1"):
            sleeper.child.signal(signal.SIGSTOP)
        try:
            [successor] = instances.start()
            await_owners(projected, successor)
            projected.await_progress(100)
        finally:
            sleeper.child.signal(signal.SIGCONT)
        wait_until(lambda: sleeper.metric("projection_fenced_total") > before, "the sleeper being fenced", REBALANCED_WITHIN)
        await_owners(projected, sleeper, successor)
        load.finish()
        assert_whole_history(followers)


def test_one_instance_becomes_six_and_then_two_under_load(followers: Stack) -> None:
    projected = Projected(followers, PROJECTION)
    with Instances(followers, PROJECTION) as instances, Load(followers.endpoints.broker, "scale") as load:
        load.await_appended(100)
        instances.start(5)
        await_owners(projected, instances.first, *instances.further)
        projected.await_progress(200)
        instances.stop(4)
        await_owners(projected, instances.first, *instances.further)
        assert len(instances.further) == 1
        projected.await_progress(200)
        load.finish()
        assert_whole_history(followers)


def test_without_its_offsets_in_kafka_a_projector_goes_on_from_those_in_postgresql(followers: Stack) -> None:
    projected = Projected(followers, PROJECTION)
    with Load(followers.endpoints.broker, "forgotten") as load:
        load.await_appended(100)
        projected.await_progress(100)
        followers.children[PROJECTION].stop()
        passed = projected.passed()
        group = ConsumerGroup(followers.endpoints.broker, PROJECTION)
        assert group.committed(), "there was nothing to forget"
        group.forget()
        assert group.committed() == {}
        load.await_appended(100)
        followers.restart(PROJECTION)
        load.finish()
    log = assert_whole_history(followers)
    assert 0 < passed < len(log), "it was not stopped in the middle"
