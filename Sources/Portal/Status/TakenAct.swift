import Applications
import JSON

/// An act that is in the log, as the browser keeps it for a while.
public struct TakenAct: Sendable {
    /// The signed receipt, as it was given.
    public let receipt: [UInt8]
    /// Names of its documents by SHA-256; the receipt has hashes only.
    let names: [String: String]
    let act: EventKind
    let isPending: Bool
    let status: Status?
    let reference: String
    let authority: String
    let receivedAt: Instant
    let documents: [String]

    /// Nil when that is no receipt for an act.
    public init?(receipt: [UInt8], names: [String: String]) {
        guard let root = try? JSONDocument(parsing: receipt).root, let content = root["receipt"],
            let act = content["act"]?.string.flatMap(EventKind.init(rawValue:)),
            let outcome = content["outcome"]?.string, let reference = content["reference"]?.string,
            let authority = content["authority"]?.string,
            let receivedAt = content["receivedAt"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        self.receipt = receipt
        self.names = names
        self.act = act
        isPending = outcome == "pending"
        status = content["status"]?.string.flatMap(Status.init(rawValue:))
        self.reference = reference
        self.authority = authority
        self.receivedAt = receivedAt
        documents = content["documents"]?.elements.compactMap(\.string) ?? []
    }

    /// As the browser keeps it.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 2048)
        writer.beginObject()
        writer.key("names")
        writer.beginObject()
        for (hash, name) in names.sorted(by: { $0.key < $1.key }) { writer.member(hash, name) }
        writer.endObject()
        // As text: what is signed is the bytes.
        writer.member("receipt", String(decoding: receipt, as: UTF8.self))
        writer.endObject()
        return writer.finish()
    }

    /// Reads what ``encoded()`` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard let root = try? JSONDocument(parsing: bytes).root, let receipt = root["receipt"]?.string else {
            return nil
        }
        var names: [String: String] = [:]
        if let members = root["names"]?.members {
            for member in members { names[member.key] = member.value.string }
        }
        self.init(receipt: Array(receipt.utf8), names: names)
    }
}

/// What became of an act, for the template `status-taken`.
public struct TakenActPage: Sendable {
    let layout: Layout
    let heading: String
    let standing: String
    let reference: String
    let authority: String
    let receivedAt: String
    let documents: [DocumentLine]
    let hasDocuments: Bool
    let receiptPath: String
    let openedPath: String

    /// A document of the act.
    struct DocumentLine: Sendable {
        let name: String
        let sha256: String
    }

    /// The page of an act.
    public init(_ taken: TakenAct, layout: (String) -> Layout) {
        let isWithdrawal = taken.act == .withdrawn
        switch (isWithdrawal, taken.isPending) {
        case (true, false):
            heading = "Wniosek jest wycofany"
            standing = "Wycofanie już działa. Ośrodek zakończy sprawę decyzją o umorzeniu."
        case (true, true):
            heading = "Mamy twoje wycofanie wniosku"
            standing = "Jest zapisane, ale jeszcze nie widać go w sprawie. Za chwilę zobacz stan sprawy."
        case (false, false):
            heading = "Mamy twoje dokumenty"
            standing =
                "Są już w sprawie."
                + (taken.status.map { " Stan sprawy: \(StatusWords.of($0).heading.lowercasingFirst)." } ?? "")
        case (false, true):
            heading = "Mamy twoje dokumenty"
            standing = "Są zapisane, ale jeszcze nie widać ich w sprawie. Za chwilę zobacz stan sprawy."
        }
        self.layout = layout(heading)
        reference = taken.reference
        authority = taken.authority
        receivedAt =
            "\(DateText(taken.receivedAt.warsawDate, .polish).text), godz. \(taken.receivedAt.warsawClock)"
        documents = taken.documents.map { DocumentLine(name: taken.names[$0] ?? "dokument", sha256: $0) }
        hasDocuments = !documents.isEmpty
        receiptPath = StatusPaths.receipt
        openedPath = StatusPaths.opened
    }
}

extension String {
    /// For a sentence in the middle of another one.
    fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
