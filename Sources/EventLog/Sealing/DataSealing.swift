public import Applications
public import Kafka

/// What an event's data passes on its way into a record and out of it: the one place where personal data can be made
/// unreadable. Encryption with a key of each application's own comes as another conformance, by an ADR of its own.
public protocol DataSealing: Sendable {
    /// `Never` where nothing can go wrong.
    associatedtype Failure: Error

    /// The data as it travels.
    func seal(_ data: [UInt8], for metadata: EventMetadata) throws(Failure) -> SealedData

    /// The data as it was given to `seal`. `headers` are all of the record's.
    func open(_ data: [UInt8], headers: RecordHeaders, for metadata: EventMetadata) throws(Failure) -> [UInt8]
}

/// Data as it travels, and what a reader needs besides the attributes to open it.
public struct SealedData: Sendable, Equatable {
    /// The record's value.
    public let bytes: [UInt8]
    /// Headers to add to the record's own.
    public let headers: [KafkaHeader]

    /// Both parts.
    public init(bytes: [UInt8], headers: [KafkaHeader] = []) {
        self.bytes = bytes
        self.headers = headers
    }
}

/// Data travels as it is. This is what the log holds today.
public struct PlainData: DataSealing {
    /// Has no state.
    public init() {}

    /// The data itself, and no header.
    public func seal(_ data: [UInt8], for metadata: EventMetadata) -> SealedData { SealedData(bytes: data) }

    /// The data itself.
    public func open(_ data: [UInt8], headers: RecordHeaders, for metadata: EventMetadata) -> [UInt8] { data }
}
