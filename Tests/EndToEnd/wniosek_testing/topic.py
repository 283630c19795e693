"""The log as any other Kafka client sees it."""

import json
from dataclasses import dataclass
from typing import Any

from confluent_kafka import Consumer, KafkaError, Message, Producer, TopicPartition

from .residents import BENEFIT

NAME = f"applications.{BENEFIT}.v1"
PARTITIONS = 12


@dataclass(frozen=True, slots=True)
class Record:
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]

    @property
    def json(self) -> Any:
        return json.loads(self.value or b"")

    def header(self, name: str) -> str | None:
        return next((value.decode() for key, value in self.headers if key == name), None)


class Topic:
    def __init__(self, bootstrap_servers: str, name: str = NAME) -> None:
        self._servers = bootstrap_servers
        self._name = name

    def of(self, benefit: str) -> "Topic":
        """The topic of another benefit."""
        return Topic(self._servers, f"applications.{benefit}.v1")

    def read(self) -> list[Record]:
        """Every record, from the beginning of each partition to its end as of now."""
        return self._read([TopicPartition(self._name, partition, 0) for partition in range(PARTITIONS)], None)

    def record_at(self, partition: int, offset: int) -> Record:
        return self._read([TopicPartition(self._name, partition, offset)], 1)[0]

    def append(self, key: bytes | None, value: bytes | None, headers: dict[str, str], partition: int = -1) -> Record:
        """What kcat does: puts any bytes on the topic."""
        delivered: list[Record] = []
        producer = Producer({"bootstrap.servers": self._servers, "partitioner": "murmur2_random"})

        def report(error: KafkaError | None, message: Message) -> None:
            assert error is None, error
            delivered.append(Record(message.partition(), message.offset(), key, value, ()))

        producer.produce(self._name, value, key, partition, report, headers=list(headers.items()))
        assert producer.flush(20) == 0
        return delivered[0]

    def _read(self, start: list[TopicPartition], limit: int | None) -> list[Record]:
        consumer = Consumer(
            {
                "bootstrap.servers": self._servers,
                "group.id": "tests",
                "enable.auto.commit": False,
                "enable.partition.eof": True,
                "auto.offset.reset": "error",
            }
        )
        records: list[Record] = []
        ended: set[int] = set()
        try:
            consumer.assign(start)
            while len(ended) < len(start) and (limit is None or len(records) < limit):
                # A batch call alone would wait for a full batch or its whole timeout.
                first = consumer.poll(20)
                assert first is not None, f"the broker said nothing for 20 s; {len(ended)} of {len(start)} partitions were read"
                for message in [first, *consumer.consume(1000, timeout=0)]:
                    error = message.error()
                    if error is None:
                        records.append(_record(message))
                    elif error.code() == KafkaError._PARTITION_EOF:
                        ended.add(message.partition())
                    else:
                        raise AssertionError(error)
        finally:
            consumer.close()
        return records


def _record(message: Message) -> Record:
    headers = tuple((name, value) for name, value in message.headers() or [])
    return Record(message.partition(), message.offset(), message.key(), message.value(), headers)
