public import Applications
import JSON

/// An application that is in the log, as the browser keeps it for a while: so that its confirmation can be read, printed
/// and saved.
public struct FiledApplication: Sendable {
    /// The answers as they were typed.
    public let draft: Draft
    /// The signed receipt, as it was given.
    public let receipt: [UInt8]
    /// Number to quote.
    public let reference: String
    /// Secret for asking about the status.
    public let trackingCode: String
    /// When it was received.
    public let receivedAt: Instant

    /// Nil when that is no receipt.
    public init?(draft: Draft, receipt: [UInt8]) {
        guard let document = try? JSONDocument(parsing: receipt), let content = document.root["receipt"],
            let reference = content["reference"]?.string, let code = content["trackingCode"]?.string,
            let receivedAt = content["receivedAt"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        self.draft = draft
        self.receipt = receipt
        self.reference = reference
        trackingCode = code
        self.receivedAt = receivedAt
    }

    /// As the browser keeps it.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 4096)
        writer.beginObject()
        writer.key("draft")
        writer.raw(draft.encoded())
        writer.key("receipt")
        // As text: what is signed is the bytes.
        writer.string(String(decoding: receipt, as: UTF8.self))
        writer.endObject()
        return writer.finish()
    }

    /// Reads what ``encoded()`` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard let document = try? JSONDocument(parsing: bytes), let draft = document.root["draft"].flatMap(Draft.init),
            let receipt = document.root["receipt"]?.string
        else { return nil }
        self.init(draft: draft, receipt: Array(receipt.utf8))
    }
}
