/// How to reach a mail server.
public struct SMTPConfiguration: Sendable, Hashable {
    /// Use of TLS on `smtp://`; `smtps://` is TLS from the first byte.
    public enum TLS: String, Sendable, CaseIterable {
        /// STARTTLS when the server offers it.
        case opportunistic
        /// No message without TLS.
        case required
    }

    /// `smtp://host:port` or `smtps://host:port`; `user:password@` is taken, percent-encoded.
    public var url: String
    /// AUTH user, instead of the URL's.
    public var username: String?
    /// AUTH password. Never shown.
    public var password: String?
    /// STARTTLS.
    public var tls: TLS
    /// PEM file of authorities, instead of the system's.
    public var authorities: String?
    /// The name to greet with, instead of the host's.
    public var greeting: String?
    /// Limit for connecting, with TLS.
    public var connectTimeout: Duration
    /// Limit for each answer.
    public var responseTimeout: Duration
    /// Limit for a whole attempt.
    public var attemptTimeout: Duration

    /// See the properties.
    public init(
        url: String, username: String? = nil, password: String? = nil, tls: TLS = .opportunistic,
        authorities: String? = nil, greeting: String? = nil, connectTimeout: Duration = .seconds(10),
        responseTimeout: Duration = .seconds(30), attemptTimeout: Duration = .seconds(60)
    ) {
        self.url = url
        self.username = username
        self.password = password
        self.tls = tls
        self.authorities = authorities
        self.greeting = greeting
        self.connectTimeout = connectTimeout
        self.responseTimeout = responseTimeout
        self.attemptTimeout = attemptTimeout
    }
}

/// Why a client cannot be made. Never holds the URL, which may have a password in it.
public struct SMTPConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let reason: String

    /// One line.
    public var description: String { "the mail server's settings are wrong: \(reason)" }
}
