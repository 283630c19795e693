public import SMTP

extension SMTPConfiguration {
    /// Keys that every service with a mail server reads.
    ///
    /// - Parameter isRequired: whether the service cannot do without one; else reading them without a value is an error.
    public static func serviceKeys(isRequired: Bool = true) -> [ConfigurationEntry] {
        [
            ServiceKeys.smtpURL.entry(isRequired: isRequired), ServiceKeys.smtpFrom.entry(isRequired: isRequired),
            user.entry, secret.key.entry, encryption.entry,
        ]
    }

    private static let user = ConfigurationKey<String>(
        "smtp.username", "User at the mail server.", isRequired: false)

    private static let secret = SecretFile(
        "smtp.password.file", "Password of that user.", format: .content(maximumBytes: 1024), isRequired: false)

    private static let encryption = ConfigurationKey<String>(
        "smtp.tls", "Whether the connection has to be encrypted; with opportunistic only when the server offers it.",
        default: TLS.required.rawValue, restriction: "required or opportunistic",
        check: { TLS(rawValue: $0) != nil })

    /// The mail server as configured, with the limits that the initializer of ``SMTPConfiguration`` has.
    public init(_ configuration: ServiceConfiguration) throws(ConfigurationErrors) {
        self.init(
            url: try configuration.value(ServiceKeys.smtpURL),
            username: try configuration.optional(Self.user),
            tls: TLS(rawValue: try configuration.value(Self.encryption)) ?? .required)
        guard username != nil else { return }
        let password = try Self.secret.load(from: configuration)
        self.password = String(decoding: password.filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

extension ConfigurationKey {
    fileprivate func entry(isRequired: Bool) -> ConfigurationEntry {
        ConfigurationKey(
            name, meaning, unit: unit, default: defaultValue, isRequired: isRequired, isSecret: isSecret,
            restriction: restriction, code: check
        ).entry
    }
}
