internal import Applications
internal import JSON

/// Documents that go with a form: some are there, others will be brought.
struct Attachments: Sendable {
    private var entries: [(kind: String, document: AttachedDocument?)] = []

    var documents: [AttachedDocument] { entries.compactMap(\.document) }

    /// Attaches a document of each kind.
    init(_ kinds: [String], _ filing: Filing, _ random: inout SplitMix64) {
        let isOnline = filing.channel == .portal || filing.channel == .api
        for kind in kinds {
            let document = Attachments.document(kind, &random)
            let isThere = random.chance(isOnline ? 0.6 : 0.2) || filing.isCorrection
            entries.append((kind, isThere ? document : nil))
        }
    }

    /// A document that nobody stored: its fingerprint belongs to no bytes.
    static func document(_ kind: String, _ random: inout SplitMix64) -> AttachedDocument {
        let isPhoto = random.chance(0.4)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for _ in 0..<4 {
            var word = random.next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return AttachedDocument(
            sha256: Hex.encode(bytes), mediaType: isPhoto ? "image/jpeg" : "application/pdf",
            size: random.within(40_000...(isPhoto ? 3_500_000 : 900_000)),
            name: "\(kind).\(isPhoto ? "jpg" : "pdf")")
    }

    /// Writes the member `attachments`; left out when there is none.
    func write(to writer: inout JSONWriter) {
        guard !entries.isEmpty else { return }
        writer.objects("attachments", entries) { writer, entry in
            writer.member("kind", entry.kind)
            writer.member("sha256", entry.document?.sha256)
        }
    }
}
