public import Applications
internal import EventLog
public import JSON
public import Kafka

/// What a receipt claims of the log: which record is where, with which data.
public struct PresentedReceipt: Sendable, Equatable {
    /// What is missing or wrong in a document, so that it is no receipt.
    public struct Defect: Error, Sendable, Equatable {
        /// JSON pointer.
        public let member: String

        /// Memberwise.
        public init(member: String) {
            self.member = member
        }
    }

    /// Where the receipt came from, e.g. `receipts.jsonl:3`.
    public let name: String
    /// The number that the applicant quotes.
    public let reference: Reference
    /// The application.
    public let application: ApplicationID
    /// The event.
    public let event: EventID
    /// The kind of event.
    public let kind: EventKind
    /// SHA-256 of the answers, lower-case hex; nil for an act without answers.
    public let dataSha256: String?
    /// SHA-256 of the documents of an act, lower-case hex.
    public let documents: [String]
    /// Whether the receipt says that the event's effect was not known yet: then it may have been refused.
    public let isPending: Bool
    /// Where the record is.
    public let position: RecordPosition

    /// Reads a receipt as intake answered it, or only its `receipt` member.
    public init(_ document: JSONNode, named name: String) throws(Defect) {
        let receipt = document["receipt"] ?? document
        guard receipt.kind == .object else { throw Defect(member: "/receipt") }
        func value<Value>(_ member: String, _ read: (JSONNode) -> Value?) throws(Defect) -> Value {
            guard let value = receipt[member].flatMap(read) else { throw Defect(member: "/receipt/\(member)") }
            return value
        }
        self.name = name
        reference = try value("reference") { $0.string.flatMap(Reference.init(parsing:)) }
        application = ApplicationID(try value("applicationId") { $0.string.flatMap { UUID128($0) } })
        event = EventID(try value("eventId") { $0.string.flatMap { UUID128($0) } })
        kind = receipt["act"] == nil ? .submitted : try value("act") { $0.string.flatMap(EventKind.init(rawValue:)) }
        let needsData = kind == .submitted || receipt["dataSha256"] != nil
        dataSha256 =
            needsData ? try value("dataSha256") { $0.string.flatMap { Hex.decode($0) == nil ? nil : $0 } } : nil
        documents = receipt["documents"]?.elements.compactMap(\.string) ?? []
        isPending = receipt["outcome"]?.string == "pending"
        position = RecordPosition(
            topic: try value("topic") { $0.string.flatMap { Topics.benefit(of: $0) == nil ? nil : $0 } },
            partition: try value("partition") { $0.int.flatMap { Int32(exactly: $0) } },
            offset: try value("offset") { $0.int.flatMap { $0 < 0 ? nil : $0 } })
    }
}
