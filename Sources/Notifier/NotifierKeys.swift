import Kafka
import Postgres
import SMTP
import ServiceKit

/// Everything that can be configured about the notifier, beside what every service has.
enum NotifierKeys {
    static let officeName = ConfigurationKey<String>(
        "office.name", "Who writes, as messages are signed.",
        default: "Miejski Ośrodek Pomocy Społecznej w Tarnowskich Górach")

    static let officeAddress = ConfigurationKey<String>(
        "office.address", "Postal address under the signature.", default: "ul. Janasa 9, 42-612 Tarnowskie Góry")

    static let statusAddress = ConfigurationKey<String>(
        "status.address", "Page on which applicants look up their status; messages name it when given.",
        isRequired: false)

    static let senders = ConfigurationKey<Int>(
        "notifier.senders", "Messages sent at the same time, each over a connection of its own.", default: 4,
        in: 1...64)

    static let leaseSeconds = ConfigurationKey<Int>(
        "notifier.lease.s",
        "Time after which a message that a dead sender held is declared unknown; delivery itself gets half of it.",
        unit: "s", default: 60, in: 4...3600)

    static let maximumAgeHours = ConfigurationKey<Int>(
        "notifier.maximum.age.h", "Events older than this when they are read are recorded but not sent.", unit: "h",
        default: 72, in: 1...8760)

    static let all: [ConfigurationEntry] =
        ServiceKeys.common(adminPort: 9084) + [
            ServiceKeys.schemasDirectory.entry
        ] + SMTPConfiguration.serviceKeys() + [
            senders.entry, leaseSeconds.entry, maximumAgeHours.entry, officeName.entry, officeAddress.entry,
            statusAddress.entry, ServiceKeys.kafkaSessionTimeout.entry,
        ] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys
}
