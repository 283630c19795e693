/// How a client reaches the cluster. The same value serves producers, consumers and admin clients.
public struct KafkaConfiguration: Sendable {
    /// `security.protocol` of librdkafka.
    public enum SecurityProtocol: String, Sendable {
        case plaintext
        case ssl
        case saslPlaintext = "sasl_plaintext"
        case saslSSL = "sasl_ssl"
    }

    /// SASL login; `mechanism` as Kafka writes it: `SCRAM-SHA-512`, `PLAIN`.
    public struct SASL: Sendable, CustomStringConvertible {
        /// As Kafka writes it.
        public var mechanism: String
        /// Login name.
        public var username: String
        /// Secret; never printed.
        public var password: String

        /// Memberwise.
        public init(mechanism: String, username: String, password: String) {
            self.mechanism = mechanism
            self.username = username
            self.password = password
        }

        /// Never the login itself: a configuration may end up in a log.
        public var description: String { "SASL(\(mechanism))" }
    }

    /// `host:port`, comma separated.
    public var bootstrapServers: String
    /// Shown by the broker in its logs, quotas and metrics.
    public var clientID: String
    /// Encryption and login.
    public var securityProtocol: SecurityProtocol
    /// Login, where the protocol asks for one.
    public var sasl: SASL?
    /// PEM file with the certificate authorities of the cluster.
    public var caLocation: String?
    /// More librdkafka keys. They win over every value this module sets, except the ones its guarantees rest on
    /// (`ReservedProperty`): naming one of those is refused when the client is made.
    public var properties: [String: String]

    /// Memberwise.
    public init(
        bootstrapServers: String,
        clientID: String,
        securityProtocol: SecurityProtocol = .plaintext,
        sasl: SASL? = nil,
        caLocation: String? = nil,
        properties: [String: String] = [:]
    ) {
        self.bootstrapServers = bootstrapServers
        self.clientID = clientID
        self.securityProtocol = securityProtocol
        self.sasl = sasl
        self.caLocation = caLocation
        self.properties = properties
    }

    /// The keys every client has, in the order they are set.
    var connectionProperties: [KafkaProperty] {
        var result: [KafkaProperty] = [
            .init("bootstrap.servers", bootstrapServers),
            .init("client.id", clientID),
            .init("security.protocol", securityProtocol.rawValue),
            // Asking about a topic must never create it (a consumer key that producers heed as well).
            .init("allow.auto.create.topics", "false"),
            .init("socket.nagle.disable", "true"),
            .init("socket.keepalive.enable", "true"),
            .init("reconnect.backoff.ms", "50"),
            .init("reconnect.backoff.max.ms", "500"),
        ]
        if let sasl {
            result.append(.init("sasl.mechanism", sasl.mechanism))
            result.append(.init("sasl.username", sasl.username))
            result.append(.init("sasl.password", sasl.password))
        }
        if let caLocation { result.append(.init("ssl.ca.location", caLocation)) }
        return result
    }
}

/// One librdkafka key and its value.
struct KafkaProperty: Sendable, Equatable {
    let key: String
    let value: String
    /// An optional key may be unknown to the library at hand and is then left out.
    let isOptional: Bool

    init(_ key: String, _ value: String, isOptional: Bool = false) {
        self.key = key
        self.value = value
        self.isOptional = isOptional
    }
}

/// Keys a caller may not override: the promises of `KafkaProducer` and `KafkaConsumer` rest on them.
enum ReservedProperty {
    static let keys: Set<String> = [
        "allow.auto.create.topics", "enable.idempotence", "acks", "request.required.acks", "enable.auto.commit",
        "auto.commit.enable",
        "enable.auto.offset.store", "auto.offset.reset", "enable.partition.eof", "partitioner", "group.protocol",
        "partition.assignment.strategy", "transactional.id",
    ]
}
