public import Kafka

extension KafkaConfiguration {
    /// Keys that every service with a broker reads.
    public static let serviceKeys: [ConfigurationEntry] = [
        ServiceKeys.kafkaBootstrapServers.entry, securityProtocol.entry, saslMechanism.entry, saslUsername.entry,
        saslPassword.key.entry, certificateAuthorities.entry,
    ]

    private static let securityProtocol = ConfigurationKey<String>(
        "kafka.security.protocol", "How to speak with the brokers.", default: SecurityProtocol.plaintext.rawValue,
        restriction: "plaintext, ssl, sasl_plaintext or sasl_ssl", check: { SecurityProtocol(rawValue: $0) != nil })

    private static let saslMechanism = ConfigurationKey<String>(
        "kafka.sasl.mechanism", "SASL mechanism, when the protocol has SASL.", default: "SCRAM-SHA-512")

    private static let saslUsername = ConfigurationKey<String>(
        "kafka.sasl.username", "User of this service at the brokers.", isRequired: false)

    private static let saslPassword = SecretFile(
        "kafka.sasl.password.file", "Password of that user.", format: .content(maximumBytes: 1024), isRequired: false)

    private static let certificateAuthorities = ConfigurationKey<String>(
        "kafka.ssl.ca.location", "File with the certificate authorities of the brokers; the system's when not given.",
        isRequired: false)

    /// The cluster as configured.
    public init(_ configuration: ServiceConfiguration) throws(ConfigurationErrors) {
        var sasl: SASL?
        if let username = try configuration.optional(Self.saslUsername) {
            let password = try Self.saslPassword.load(from: configuration)
            let line = password.last == UInt8(ascii: "\n") ? password.dropLast() : password[...]
            sasl = SASL(
                mechanism: try configuration.value(Self.saslMechanism), username: username,
                password: String(decoding: line, as: UTF8.self))
        }
        self.init(
            bootstrapServers: try configuration.value(ServiceKeys.kafkaBootstrapServers),
            clientID: configuration.identity.name,
            securityProtocol: SecurityProtocol(rawValue: try configuration.value(Self.securityProtocol)) ?? .plaintext,
            sasl: sasl, caLocation: try configuration.optional(Self.certificateAuthorities))
    }
}
