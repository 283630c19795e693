internal import Applications
internal import EventLog
internal import JSON
internal import Kafka

/// Whether a record is the one that a receipt confirms: same event of the same application, with the same data.
enum ReceiptEvidence: Equatable {
    case confirmed
    /// Another event lies there.
    case otherRecord
    /// The event, but not with the data that was confirmed; says which part.
    case otherData(String)

    init(_ record: ConsumedRecord, for receipt: PresentedReceipt, codec: EventCodec) {
        guard record.event == receipt.event, record.application == receipt.application else {
            self = .otherRecord
            return
        }
        do {
            self = Self.compare(try codec.event(from: record).body, receipt)
        } catch {
            self = .otherData("the record cannot be read: \(error.code)")
        }
    }

    private static func compare(_ body: EventBody, _ receipt: PresentedReceipt) -> Self {
        guard body.kind == receipt.kind else { return .otherData("the record is of kind \(body.kind.rawValue)") }
        let (named, answers): (String?, OpaqueJSON?) =
            switch body {
            case .submitted(let filed): (filed.dataSha256, filed.answers)
            case .supplemented(let added): (added.dataSha256, added.answers)
            default: (nil, nil)
            }
        guard named == receipt.dataSha256 else { return .otherData("the record names another hash of the answers") }
        // The hash that the record names is a claim; the answers themselves are the evidence.
        guard answers.flatMap(hash) == receipt.dataSha256 else {
            return .otherData("the answers in the record have another hash")
        }
        if case .supplemented(let added) = body, added.documents.map(\.sha256).sorted() != receipt.documents.sorted() {
            return .otherData("the record names other documents")
        }
        return .confirmed
    }

    private static func hash(_ answers: OpaqueJSON) -> String? {
        guard let document = try? JSONDocument(parsing: answers.bytes) else { return nil }
        return Hex.encode(Identity.sha256(document.root.canonical()))
    }
}
