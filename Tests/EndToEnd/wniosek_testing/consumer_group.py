"""A projection's consumer group as Kafka's own tools see it."""

from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.admin import AdminClient

from .topic import NAME, PARTITIONS


class ConsumerGroup:
    def __init__(self, bootstrap_servers: str, projection: str) -> None:
        self._servers = {"bootstrap.servers": bootstrap_servers}
        self._name = f"wniosek.projector.{projection}"

    def committed(self) -> dict[int, int]:
        """Offsets of the tests' topic, without the partitions that have none."""
        consumer = Consumer(self._servers | {"group.id": self._name})
        try:
            asked = [TopicPartition(NAME, partition) for partition in range(PARTITIONS)]
            return {found.partition: found.offset for found in consumer.committed(asked, 20) if found.offset >= 0}
        finally:
            consumer.close()

    def forget(self) -> None:
        """Deletes the group with its offsets; it must have no members."""
        admin = AdminClient(self._servers)  # held: without it no answer comes
        for deleted in admin.delete_consumer_groups([self._name]).values():
            deleted.result(20)
