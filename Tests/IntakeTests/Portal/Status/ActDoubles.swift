import Documents
import Kafka

@testable import Intake

/// Keeps records and answers positions, or fails.
actor ActLog: RecordLog {
    private(set) var records: [ProducerRecord] = []
    private var isAway = false

    func go(away: Bool) { isAway = away }

    func append(_ record: ProducerRecord, within deadline: Duration) async throws -> RecordPosition {
        if isAway { throw SendFailure.unknown(nil) }
        records.append(record)
        return RecordPosition(topic: record.topic, partition: 5, offset: Int64(records.count - 1))
    }
}

/// Documents in memory.
actor MemoryStore: DocumentStore {
    private var documents: [ContentHash: (StoredDocument, [UInt8])] = [:]

    func put(
        _ content: [UInt8], _ description: DocumentDescription
    ) async throws(DocumentStoreError) -> StoredDocument {
        let stored = StoredDocument(
            sha256: ContentHash(of: content), size: content.count, mediaType: description.mediaType,
            name: description.name, storedAt: description.storedAt, scan: description.scan)
        documents[stored.sha256] = (stored, content)
        return stored
    }

    func metadata(of sha256: ContentHash) async throws(DocumentStoreError) -> StoredDocument? { documents[sha256]?.0 }

    func read(_ sha256: ContentHash) async throws(DocumentStoreError) -> [UInt8]? { documents[sha256]?.1 }

    func remove(_ sha256: ContentHash) async throws(DocumentStoreError) { documents[sha256] = nil }

    var isReachable: Bool { true }
}
