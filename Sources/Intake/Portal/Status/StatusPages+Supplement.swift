import Applications
import Benefits
import Documents
import HTTPTypes
import Hummingbird
import Portal
import ServiceKit

/// `/stan-sprawy/sprawa/uzupelnienie`: takes documents into a case.
extension StatusPages {
    /// Two of the largest at once; more have to come one after another.
    private var maximumFiles: Int { 2 * documents.maximumBytes }

    /// What a page of documents holds besides problems.
    private struct Supplement {
        var kept: [SupplementPage.KeptFile] = []
        var problems: [String: String] = [:]
        var key: String
    }

    func askForDocuments(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        await supplement(Supplement(key: SecureRandom.hex(bytes: 16)), visit(request))
    }

    func addDocuments(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        // Asked before the body is read: only whoever has a case open may send files.
        guard let opened = visit.opened else { return missing(visit) }
        guard documents.gate.enter() else { throw PortalProblem.busy }
        defer { documents.gate.leave() }
        let sent = try await SentForm.collect(request, upTo: Self.smallForm, filesUpTo: maximumFiles)
        var supplement = Supplement(
            kept: kept(sent.fields), key: key(sent.fields))
        guard visit.visitor.hasSent(sent.fields["_token"], request) else {
            return await self.supplement(
                supplement, visit,
                notice: "Ze względów bezpieczeństwa wybierz nowe pliki jeszcze raz i wyślij tę stronę ponownie.",
                status: .forbidden)
        }
        await store(sent.files, in: &supplement)
        if let removed = sent.fields["_clear"] {
            supplement.kept.removeAll { $0.sha256 == removed }
            return await self.supplement(supplement, visit)
        }
        if supplement.kept.isEmpty, supplement.problems.isEmpty {
            supplement.problems[Self.firstInput] = "Wybierz plik, który chcesz dołączyć."
        }
        guard supplement.problems.isEmpty, let key = IdempotencyKey(header: supplement.key) else {
            return await self.supplement(supplement, visit, status: .unprocessableContent)
        }
        let kept = supplement.kept
        let end = try await take(
            .supplement(answers: nil, documents: kept.map { ("/\(Self.firstInput)", $0.sha256) }),
            names: Dictionary(kept.map { ($0.sha256, $0.name) }, uniquingKeysWith: { first, _ in first }), of: opened,
            key: key, page: StatusPaths.supplement, visit, context)
        switch end {
        case .answer(let response): return response
        case .problem(let text):
            supplement.problems[Self.firstInput] = text
            return await self.supplement(supplement, visit, status: .unprocessableContent)
        case .again(let notice):
            return show(supplement, of: opened, nil, visit, notice: notice, status: .serviceUnavailable)
        }
    }

    private static let firstInput = SupplementPage.inputs.first ?? ""

    /// Files stored by an earlier sending of the page. Naming one takes knowing its fingerprint, as in the API.
    private func kept(_ sent: SentFields) -> [SupplementPage.KeptFile] {
        sent.all(SupplementPage.keptName).prefix(ActRequest.maximumDocuments).compactMap { text in
            SupplementPage.KeptFile(sent: text).map { file in
                SupplementPage.KeptFile(sha256: file.sha256, name: DocumentName(file.name)?.text ?? "dokument")
            }
        }
    }

    /// Puts each file into the store; what cannot be taken is a problem of its input.
    private func store(_ files: [SentForm.File], in supplement: inout Supplement) async {
        for file in files where SupplementPage.inputs.contains(file.field) {
            guard supplement.kept.count < ActRequest.maximumDocuments else {
                supplement.problems[file.field] =
                    "Jednym razem możesz wysłać najwyżej \(ActRequest.maximumDocuments) plików."
                continue
            }
            do throws(Problem) {
                let stored = try await documents.takeInside(file.content, declaredType: file.type, name: file.name)
                let kept = SupplementPage.KeptFile(
                    sha256: stored.sha256.description, name: DocumentName(file.name)?.text ?? "dokument")
                if !supplement.kept.contains(where: { $0.sha256 == kept.sha256 }) { supplement.kept.append(kept) }
            } catch {
                supplement.problems[file.field] =
                    [error.title, error.detail].compactMap { $0 }.joined(separator: ". ")
            }
        }
    }

    private func supplement(
        _ supplement: Supplement, _ visit: Visit, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async -> Response {
        await withCase(visit) { facts, opened in
            guard facts.allows(.supplemented) else {
                return message(.refused(facts.status, layout: layout), visit, .conflict)
            }
            return show(supplement, of: opened, facts, visit, notice: notice, status: status)
        }
    }

    /// - Parameter facts: nil while the case cannot be seen; what was uploaded is kept on the page all the same.
    private func show(
        _ supplement: Supplement, of opened: OpenedCase, _ facts: CaseFacts?, _ visit: Visit, notice: String?,
        status: HTTPResponse.Status
    ) -> Response {
        let limits =
            "Przyjmujemy PDF, zdjęcia (JPEG, PNG, HEIC, TIFF), DOCX, ODT, tekst i XML. "
            + "Jeden plik może mieć najwyżej \(ByteCount.polish(documents.maximumBytes)), "
            + "wszystkie wysyłane razem najwyżej \(ByteCount.polish(maximumFiles))."
        return page.personal(
            "status-supplement",
            SupplementPage(
                opened.reference, facts, kept: supplement.kept, key: supplement.key, limits: limits,
                problems: supplement.problems, notice: notice, token: visit.visitor.token, layout: layout),
            status: status, visitor: visit.visitor, cookies: cases.keep(opened, visit.cookies, at: visit.time))
    }
}
