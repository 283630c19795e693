import Applications
import Benefits
import JSON

/// What an applicant asks for with reference and tracking code: to add to an application, or to withdraw it.
struct ActRequest: Sendable {
    enum Content: Sendable {
        /// Answers replace those filed; documents are added.
        case supplement(answers: JSONNode?, documents: [(pointer: String, sha256: String)])
        case withdrawal(reason: String?)

        /// Label of metrics.
        var name: String {
            switch self {
            case .supplement: "supplement"
            case .withdrawal: "withdrawal"
            }
        }
    }

    /// Nil when the text is no tracking code: answered as a wrong one.
    let trackingCode: TrackingCode?
    let content: Content

    /// Problems in the body, by pointer.
    struct Invalid: Error {
        let problems: [FormProblem]
    }

    static let maximumReason = 1_000
    static let maximumDocuments = 30

    static func supplement(_ body: JSONNode) throws(Invalid) -> ActRequest {
        var problems = unknownMembers(of: body, known: ["trackingCode", "answers", "documents"])
        let code = trackingCode(in: body, &problems)
        if let answers = body["answers"], answers.kind != .object {
            problems.append(
                .init(pointer: "/answers", code: "wrong-type", message: "Podaj odpowiedzi jako obiekt JSON."))
        }
        let documents = documents(in: body, &problems)
        if body["answers"] == nil, documents.isEmpty, problems.isEmpty {
            problems.append(
                .init(pointer: "", code: "required", message: "Dołącz dokument albo podaj poprawione odpowiedzi."))
        }
        guard problems.isEmpty else { throw Invalid(problems: problems) }
        return ActRequest(
            trackingCode: code, content: .supplement(answers: body["answers"], documents: documents))
    }

    static func withdrawal(_ body: JSONNode) throws(Invalid) -> ActRequest {
        var problems = unknownMembers(of: body, known: ["trackingCode", "reason"])
        let code = trackingCode(in: body, &problems)
        let reason = body["reason"]?.string
        if body["reason"] != nil, !isReason(reason) {
            problems.append(
                .init(
                    pointer: "/reason", code: "bad-characters",
                    message: "Podaj powód jako tekst, od 1 do \(maximumReason) znaków, albo go pomiń."))
        }
        guard problems.isEmpty else { throw Invalid(problems: problems) }
        return ActRequest(trackingCode: code, content: .withdrawal(reason: reason))
    }

    /// Something to read, without control characters other than line breaks: PostgreSQL's JSON takes no U+0000.
    private static func isReason(_ text: String?) -> Bool {
        guard let scalars = text?.unicodeScalars, scalars.count <= maximumReason else { return false }
        return scalars.contains { !$0.properties.isWhitespace }
            && scalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\n" }
    }

    private static func unknownMembers(of body: JSONNode, known: [String]) -> [FormProblem] {
        guard body.kind == .object else {
            return [.init(pointer: "", code: "wrong-type", message: "Wyślij obiekt JSON.")]
        }
        return body.members.filter { !known.contains($0.key) }.map {
            .init(
                pointer: "/\(JSONPointer.escaped($0.key))", code: "unknown-field",
                message: "Usuń to pole: tutaj się go nie podaje.")
        }
    }

    private static func trackingCode(in body: JSONNode, _ problems: inout [FormProblem]) -> TrackingCode? {
        guard let text = body["trackingCode"]?.string else {
            problems.append(
                .init(pointer: "/trackingCode", code: "required", message: "Podaj kod z potwierdzenia."))
            return nil
        }
        return TrackingCode(parsing: text)
    }

    private static func documents(
        in body: JSONNode, _ problems: inout [FormProblem]
    ) -> [(pointer: String, sha256: String)] {
        guard let list = body["documents"] else { return [] }
        guard list.kind == .array, list.count <= maximumDocuments else {
            problems.append(
                .init(
                    pointer: "/documents", code: list.kind == .array ? "too-many-items" : "wrong-type",
                    message: "Podaj listę dokumentów, najwyżej \(maximumDocuments)."))
            return []
        }
        return list.elements.enumerated().compactMap { index, item in
            let pointer = "/documents/\(index)"
            guard let text = item["sha256"]?.string, Hex.decode(text)?.count == 32, text == text.lowercased(),
                item.count == 1
            else {
                problems.append(
                    .init(
                        pointer: pointer, code: "bad-characters",
                        message: "Podaj dokument jako {\"sha256\": \"…\"}: 64 małe cyfry szesnastkowe."))
                return nil
            }
            return ("\(pointer)/sha256", text)
        }
    }
}
