"""Puts the invented log on the benefit's topic, fast."""

from collections import Counter
from dataclasses import dataclass

from confluent_kafka import KafkaError, Message, Producer

from .errors import InvalidMeasurement
from .events import records

TOPIC = "applications.housing-allowance.v1"


@dataclass(frozen=True, slots=True)
class FilledTopic:
    events: int
    applications: int
    value_bytes: int


def fill_topic(bootstrap_servers: str, count: int) -> FilledTopic:
    """The topic must be empty: its ends are then the numbers of records delivered."""
    producer = Producer(
        {
            "bootstrap.servers": bootstrap_servers,
            "enable.idempotence": True,
            "partitioner": "murmur2_random",
            "linger.ms": 20,
            "queue.buffering.max.messages": count + 1000,
            "queue.buffering.max.kbytes": 2_000_000,
        }
    )
    next_offsets: Counter[int] = Counter()
    failures: list[KafkaError] = []

    def delivered(error: KafkaError | None, message: Message) -> None:
        if error:
            failures.append(error)
        else:
            partition, offset = message.partition(), message.offset()
            next_offsets[partition] = max(next_offsets[partition], offset + 1)

    kinds: Counter[str] = Counter()
    value_bytes = 0
    for record in records(count):
        kinds[record.kind] += 1
        value_bytes += len(record.value)
        producer.produce(TOPIC, record.value, record.key, on_delivery=delivered, headers=record.headers)
        producer.poll(0)
    left = producer.flush(60)
    if left or failures or next_offsets.total() != count:
        raise InvalidMeasurement(
            f"{TOPIC} cannot be filled: {left} of {count} records not delivered, {len(failures)} refused "
            f"({failures[0] if failures else 'no error'}), {next_offsets.total()} in the log."
        )
    return FilledTopic(count, kinds["submitted"], value_bytes)
