"""The whole log of a benefit, read as fast as it comes: files fill it with more than single submissions do."""

import time

from confluent_kafka import Consumer, KafkaError, TopicPartition

from wniosek_local.stack import Stack

from .topic import NAME, PARTITIONS, Record


def records_on_the_topic(stack: Stack, within: float = 60) -> list[Record]:
    """Every record, from the beginning of each partition to its end as of now."""
    consumer = Consumer(
        {
            "bootstrap.servers": stack.endpoints.broker,
            "group.id": "tests",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
        }
    )
    records: list[Record] = []
    ended: set[int] = set()
    deadline = time.monotonic() + within
    try:
        consumer.assign([TopicPartition(NAME, partition, 0) for partition in range(PARTITIONS)])
        while len(ended) < PARTITIONS:
            assert time.monotonic() < deadline, f"{len(ended)} of {PARTITIONS} partitions were read within {within:g} s"
            for message in consumer.consume(500, timeout=0.2):
                error = message.error()
                if error is None:
                    headers = tuple((name, value) for name, value in message.headers() or [])
                    records.append(
                        Record(message.partition(), message.offset(), message.key(), message.value(), headers)
                    )
                elif error.code() == KafkaError._PARTITION_EOF:
                    ended.add(message.partition())
                else:
                    raise AssertionError(error)
    finally:
        consumer.close()
    return records
