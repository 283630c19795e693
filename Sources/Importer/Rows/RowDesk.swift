internal import Applications
internal import Benefits
internal import EventLog
internal import JSON
internal import Kafka

/// Checks one row against the form of its filing day and makes the event of it. Holds no state: the same row is always
/// the same event.
struct RowDesk: Sendable {
    /// Where a file's rows come from.
    struct Origin: Sendable {
        let form: FormName
        /// Whose document numbers these are.
        let source: String
        let channel: FilingChannel
        /// The day of delivery of rows that do not say it themselves.
        let receivedOn: LocalDate?
    }

    /// What the row is.
    enum Verdict {
        case refused([RowProblem])
        case ready(ReadyRow)
    }

    let catalogue: FormCatalogue
    let trackingKey: [UInt8]
    let codec: EventCodec
    let now: @Sendable () -> Instant

    /// The importers' rows share this principal; their keys name source and document.
    static let principal = "importer"
    static let source = "/importer"
    private static let longestDocumentID = 200

    func examine(_ draft: Draft, from origin: Origin) -> Verdict {
        var problems = draft.problems
        let document = documentID(draft, &problems)
        let delivery = delivery(draft, origin, &problems)
        guard let delivery, let answers = draft.answers else { return .refused(problems) }
        guard let form = catalogue.current(benefit: origin.form.benefit, form: origin.form.id, on: delivery.day) else {
            problems.append(
                RowProblem(
                    code: "no-form-that-day",
                    message: "W dniu \(delivery.day.iso) nie obowiązywał żaden wzór tego formularza: "
                        + "sprawdź datę wpływu."))
            return .refused(problems)
        }
        let mapped = Set(problems.map(\.pointer))
        for problem in form.problems(in: answers.root, filedOn: delivery.day) where !mapped.contains(problem.pointer) {
            problems.append(RowProblem(problem, column: draft.columns[problem.pointer]))
        }
        problems += documents(form.documents(in: answers.root))
        guard problems.isEmpty, let document else { return .refused(problems) }
        let key = FilingKey(principal: Self.principal, text: "\(origin.source)/\(document)")
        let canonical = CanonicalAnswers(answers.root)
        let filing = ApplicationFiling(
            canonical, contact: form.contact(in: answers.root), form: form, key: key,
            circumstances: .init(channel: origin.channel, source: Self.source, filedAt: delivery.filingTime),
            trackingKey: trackingKey)
        return .ready(
            ReadyRow(
                document: key.sha256,
                fingerprint: Identity.sha256(
                    canonical.sha256 + Array("\(form.benefit.rawValue) \(form.id) \(delivery.filingTime)".utf8)),
                record: codec.record(for: filing.event, trace: nil), reference: filing.reference,
                eventID: filing.event.metadata.id))
    }

    private func documentID(_ draft: Draft, _ problems: inout [RowProblem]) -> String? {
        guard let id = draft.documentID, !id.isEmpty else {
            if !draft.isUnreadable {
                problems.append(
                    RowProblem(code: "document-id-missing", message: "Podaj numer dokumentu nadany w urzędzie."))
            }
            return nil
        }
        guard id.utf8.count <= Self.longestDocumentID, id.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            problems.append(
                RowProblem(
                    code: "document-id-malformed",
                    message: "Numer dokumentu może mieć najwyżej \(Self.longestDocumentID) bajtów, bez nowych wierszy.")
            )
            return nil
        }
        return id
    }

    private func delivery(_ draft: Draft, _ origin: Origin, _ problems: inout [RowProblem]) -> DeliveryDay? {
        guard !draft.isUnreadable else { return nil }
        let written = draft.receivedOn.flatMap { $0.isEmpty ? nil : $0 } ?? origin.receivedOn?.iso
        guard let written else {
            problems.append(
                RowProblem(code: "received-on-missing", message: "Podaj datę wpływu dokumentu, na przykład 31.12.2026.")
            )
            return nil
        }
        guard let delivery = DeliveryDay(written) else {
            problems.append(
                RowProblem(
                    code: "received-on-malformed",
                    message: "Popraw datę wpływu: wpisz dzień, na przykład 31.12.2026 albo 2026-12-31."))
            return nil
        }
        let now = now()
        if case .moment(let moment) = delivery, moment > now {
            problems.append(.receivedInFuture)
            return nil
        }
        guard delivery.day <= now.warsawDate else {
            problems.append(.receivedInFuture)
            return nil
        }
        return delivery
    }

    /// The importer takes no files in, so a fingerprint would promise a document that nobody has.
    private func documents(_ named: [(pointer: String, sha256: String)]) -> [RowProblem] {
        named.map {
            RowProblem(
                pointer: $0.pointer, code: "document-not-kept",
                message: "Usuń odcisk pliku: dokumenty dołącza się w portalu, nie przez import.")
        }
    }
}

/// A row that can go into the log.
struct ReadyRow {
    /// SHA-256 that stands for source and document number.
    let document: [UInt8]
    /// SHA-256 of everything that is filed under them.
    let fingerprint: [UInt8]
    let record: ProducerRecord
    let reference: Reference
    let eventID: EventID
}

extension Draft {
    /// Whether the row could not even be taken apart: then nothing else is asked of it.
    var isUnreadable: Bool { answers == nil && documentID == nil && receivedOn == nil && !problems.isEmpty }
}

extension RowProblem {
    fileprivate static let receivedInFuture = RowProblem(
        code: "received-in-future", message: "Data wpływu jest późniejsza niż dziś: popraw ją.")
}
