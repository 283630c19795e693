internal import Kafka

/// Brings a batch of rows into the log and into the index of documents.
struct BatchImport {
    let desk: RowDesk
    let origin: RowDesk.Origin
    let log: PatientLog
    let index: DocumentIndex
    /// Tells this run over a file from others.
    let run: UInt64

    /// Returns when every good row is in the log and in the index: one result for each row, in their order.
    func process(_ drafts: [Draft]) async throws -> [RowResult] {
        var results: [RowResult] = []
        var sending: [(place: Int, row: ReadyRow)] = []
        var inBatch: [[UInt8]: ReadyRow] = [:]
        for draft in drafts {
            let outcome: RowResult.Outcome
            switch desk.examine(draft, from: origin) {
            case .refused(let problems): outcome = .refused(problems)
            case .ready(let row):
                let standing = try standing(of: row, line: draft.line, inBatch: inBatch[row.document])
                outcome = standing.outcome(of: row)
                if standing == .new {
                    inBatch[row.document] = row
                    sending.append((results.count, row))
                }
            }
            results.append(RowResult(line: draft.line, outcome: outcome))
        }
        let tooLarge = try await log.append(sending.map(\.row.record))
        for (number, sent) in sending.enumerated() {
            if tooLarge.contains(number) {
                results[sent.place] = RowResult(
                    line: results[sent.place].line, outcome: .refused([.tooLargeForLog]))
                continue
            }
            try index.insert(
                sent.row.document,
                DocumentIndex.Entry(
                    fingerprint: Array(sent.row.fingerprint.prefix(16)), run: run, line: results[sent.place].line))
        }
        if !sending.isEmpty { try index.synchronize() }
        return results
    }

    private func standing(of row: ReadyRow, line: Int, inBatch: ReadyRow?) throws -> Standing {
        if let inBatch { return inBatch.fingerprint == row.fingerprint ? .repeated : .otherData }
        guard let known = try index.entry(row.document) else { return .new }
        guard known.fingerprint == Array(row.fingerprint.prefix(16)) else { return .otherData }
        return known.run == run && known.line == line ? .inBefore : .repeated
    }

    /// A row beside what is known of its document.
    private enum Standing {
        case new
        /// This very row, before a crash.
        case inBefore
        case repeated
        case otherData

        func outcome(of row: ReadyRow) -> RowResult.Outcome {
            switch self {
            case .new, .inBefore: .accepted(row.reference, row.eventID)
            case .repeated: .repeated(row.reference, row.eventID)
            case .otherData: .refused([.documentIDReused])
            }
        }
    }
}

extension RowProblem {
    fileprivate static let tooLargeForLog = RowProblem(
        code: "too-large-for-log", message: "Wniosek jest za duży, żeby go zapisać: skróć opisy.")
    fileprivate static let documentIDReused = RowProblem(
        code: "document-id-reused",
        message: "Pod tym numerem dokumentu przyjęto już inne dane: nadaj wnioskowi własny numer albo popraw sprawę "
            + "w systemie.")
}
