internal import JSON
public import Logging

/// Writes each event as one line, JSON or text, to a sink. Everything that came from outside the source code passes
/// ``Redaction``.
public struct LineLogHandler: LogHandler {
    private let identity: ServiceIdentity
    private let label: String
    private let format: LogFormat
    private let sink: LogSink
    private let now: @Sendable () -> String

    /// Least level that is written.
    public var logLevel: Logger.Level
    /// Metadata of the logger.
    public var metadata: Logger.Metadata = [:]
    /// Metadata from the task.
    public var metadataProvider: Logger.MetadataProvider?

    /// - Parameter now: time as it is to be printed.
    init(
        identity: ServiceIdentity, label: String, level: Logger.Level, format: LogFormat, sink: LogSink,
        metadataProvider: Logger.MetadataProvider? = nil, now: @escaping @Sendable () -> String = LogTimestamp.now
    ) {
        self.identity = identity
        self.label = label
        self.format = format
        self.sink = sink
        self.now = now
        self.metadataProvider = metadataProvider
        logLevel = level
    }

    /// Makes this the handler of every logger of the process. Once per process.
    public static func bootstrap(
        identity: ServiceIdentity, level: Logger.Level, format: LogFormat, sink: LogSink = .standardOutput
    ) {
        LoggingSystem.bootstrap(
            { label, provider in
                LineLogHandler(
                    identity: identity, label: label, level: level, format: format, sink: sink,
                    metadataProvider: provider)
            }, metadataProvider: nil)
    }

    /// A logger of its own, without touching the process's logging system: for tests and tools.
    public static func logger(
        identity: ServiceIdentity, label: String, level: Logger.Level = .info, format: LogFormat = .json, sink: LogSink
    ) -> Logger {
        Logger(label: label) { label in
            LineLogHandler(identity: identity, label: label, level: level, format: format, sink: sink)
        }
    }

    /// Metadata of the logger.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        var fields = LogFields()
        fields.add(metadata)
        if let provided = metadataProvider?.get() { fields.add(provided) }
        if let own = event.metadata { fields.add(own) }
        if let error = event.error, !fields.contains(LogKeys.cause) { fields.set(LogKeys.cause, "\(error)") }
        let line =
            switch format {
            case .json: LogLine.json(event, identity: identity, label: label, fields: fields, timestamp: now())
            case .text: LogLine.text(event, identity: identity, fields: fields, timestamp: now())
            }
        sink.put(line)
    }
}
