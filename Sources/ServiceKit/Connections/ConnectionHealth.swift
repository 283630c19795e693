public import Kafka
public import Logging
public import Postgres

extension HealthCheck {
    /// Whether the producer's broker answers.
    public static func kafka(_ producer: KafkaProducer) -> HealthCheck {
        HealthCheck("kafka", validity: .seconds(2)) {
            await producer.isReachable(within: .milliseconds(1500)) ? .passing : .failing("no broker answers")
        }
    }

    /// Whether PostgreSQL answers.
    ///
    /// - Parameter isRequired: whether the service is of no use without it.
    public static func postgres(_ pool: PostgresPool, isRequired: Bool = true) -> HealthCheck {
        HealthCheck("postgres", validity: .seconds(2), isRequired: isRequired) {
            await pool.isReachable() ? .passing : .failing("PostgreSQL does not answer")
        }
    }
}

extension KafkaLibrary {
    /// Says in the log which librdkafka runs, and warns when it is an old one.
    public static func announce(to logger: Logger) {
        logger.info("librdkafka", metadata: [LogKeys.libraryVersion: "\(version)"])
        if isOlderThanRecommended {
            logger.warning(
                "librdkafka is older than 2.6: install a newer one",
                metadata: [LogKeys.libraryVersion: "\(version)"])
        }
    }
}
