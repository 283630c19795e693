public import Logging

extension Logger.Level: ConfigurationValue {}

/// Keys that services of every kind share. A service lists those it reads, with its own defaults, beside its own.
public enum ServiceKeys {
    /// Address of the public API.
    public static let httpHost = ConfigurationKey<String>(
        "http.host", "Address that the API listens on.", default: "127.0.0.1")

    /// Port of the public API.
    public static func httpPort(default port: Int) -> ConfigurationKey<Int> {
        ConfigurationKey(
            "http.port", "Port that the API listens on; 0 takes a free one.", default: port, in: 0...65_535)
    }

    /// Address of health, metrics and configuration.
    public static let adminHost = ConfigurationKey<String>(
        "admin.host", "Address of /livez, /readyz, /metrics and /configuration; keep it away from the public.",
        default: "127.0.0.1")

    /// Port of health, metrics and configuration.
    public static func adminPort(default port: Int) -> ConfigurationKey<Int> {
        ConfigurationKey(
            "admin.port", "Port of /livez, /readyz, /metrics and /configuration; 0 takes a free one.", default: port,
            in: 0...65_535)
    }

    /// Least level that is written.
    public static let logLevel = ConfigurationKey<Logger.Level>(
        "log.level", "Least level that is written.", default: .info)

    /// Shape of a log line.
    public static let logFormat = ConfigurationKey<LogFormat>(
        "log.format", "JSON lines for machines or text for people.", default: .json)

    /// Brokers to begin with.
    public static let kafkaBootstrapServers = ConfigurationKey<String>(
        "kafka.bootstrap.servers", "Brokers to connect to first: host:port, separated by commas.",
        default: "127.0.0.1:19092")

    /// When the broker gives a silent consumer's partitions to another.
    public static let kafkaSessionTimeout = ConfigurationKey<Int>(
        "kafka.session.timeout.ms", "Silence after which the broker gives a consumer's partitions to another.",
        unit: "ms", default: 45_000, in: 6_000...300_000)

    /// PostgreSQL, with its password.
    public static let databaseURL = ConfigurationKey<String>(
        "database.url", "PostgreSQL: postgresql://user:password@host:port/database.", isSecret: true)

    /// The mail server, perhaps with its password.
    public static let smtpURL = ConfigurationKey<String>(
        "smtp.url", "Mail server: smtp://host:port (STARTTLS when offered) or smtps://host:port.", isSecret: true)

    /// Sender of mails.
    public static let smtpFrom = ConfigurationKey<String>("smtp.from", "Sender address of every mail.")

    /// Where the schemas lie.
    public static let schemasDirectory = ConfigurationKey<String>(
        "schemas.directory", "Directory with the schemas that the service reads at start.", default: "schemas")

    /// How long a shutdown may take.
    public static let shutdownTimeout = ConfigurationKey<Int>(
        "shutdown.timeout.ms", "Time to finish work in hand after SIGTERM; then it is cancelled.", unit: "ms",
        default: 20_000, in: 0...600_000)

    /// What every service reads.
    public static func common(adminPort port: Int) -> [ConfigurationEntry] {
        [
            adminHost.entry, adminPort(default: port).entry, logLevel.entry, logFormat.entry, shutdownTimeout.entry,
        ]
    }
}
