/// Names of metadata in log lines: dotted, lower case, declared here or, for one module alone, in an extension there.
public enum LogKeys {
    /// Why: an error's own words.
    public static let cause = "cause"
    /// What to do.
    public static let hint = "hint"
    /// How it ended.
    public static let outcome = "outcome"
    /// The number of a try, from 1.
    public static let attempt = "attempt"
    /// How many.
    public static let count = "count"
    /// Milliseconds, with fraction.
    public static let duration = "duration.ms"
    /// W3C trace id, 32 hex digits.
    public static let traceID = "trace.id"
    /// Request method.
    public static let method = "http.method"
    /// Route template, never the path.
    public static let route = "http.route"
    /// Response status.
    public static let status = "http.status"
    /// Bytes of the response body.
    public static let bytes = "http.bytes"
    /// A part of the process.
    public static let component = "component"
    /// Host and port listened on.
    public static let address = "address"
    /// A version of a library or server.
    public static let libraryVersion = "library.version"
    /// Kafka topic.
    public static let topic = "kafka.topic"
    /// Kafka partition.
    public static let partition = "kafka.partition"
    /// Kafka offset.
    public static let offset = "kafka.offset"
    /// Kafka group.
    public static let group = "kafka.group"
    /// Id of an event.
    public static let eventID = "event.id"
    /// `Message-ID` of a mail.
    public static let messageID = "message.id"
    /// Key that tells messages apart.
    public static let messageKey = "message.key"
    /// A read model.
    public static let projection = "projection"
    /// A process signal.
    public static let signal = "signal"
    /// Exit code of the process.
    public static let exitCode = "exit.code"
}
