"""Reads a topic from its beginning to its end and does nothing with it. Arguments: brokers, topic, partitions."""

import json
import sys
import time

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

_RECORDS_AT_ONCE = 1_000
_WAIT = 0.02  # what consume() waits for more of them: at most so much too late is the last record seen
_PATIENCE = 30.0


def main() -> None:
    brokers, topic, partitions = sys.argv[1], sys.argv[2], int(sys.argv[3])
    consumer = Consumer(
        {
            "bootstrap.servers": brokers,
            "group.id": "bench-reader",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            # An end is told by a fetch that found nothing.
            "fetch.wait.max.ms": 100,
        }
    )
    consumer.assign([TopicPartition(topic, number, 0) for number in range(partitions)])
    print(json.dumps(_read(consumer, partitions)))
    consumer.close()


def _read(consumer: Consumer, partitions: int) -> dict[str, float]:
    unfinished = set(range(partitions))
    records, size = 0, 0
    began: tuple[float, int] | None = None
    ended = heard = time.monotonic()
    while unfinished:
        messages = consumer.consume(_RECORDS_AT_ONCE, _WAIT)
        now = time.monotonic()
        if not messages and now - heard > _PATIENCE:
            sys.exit(f"nothing came for {_PATIENCE:g} s, {len(unfinished)} partitions were not read to their ends")
        heard = now if messages else heard
        before = records
        for message in messages:
            error = message.error()
            if error is None:
                records += 1
                size += len(message.value() or b"")
            elif error.code() == KafkaError._PARTITION_EOF:
                unfinished.discard(message.partition())
            else:
                raise KafkaException(error)
        if records > before:
            ended = now
            began = began or (now, records)
    # Joining and the first fetch are not reading: the clock starts with the first records, which do not count.
    start, first = began or (ended, records)
    return {"records": records, "valueBytes": size, "counted": records - first, "seconds": ended - start}


if __name__ == "__main__":
    main()
