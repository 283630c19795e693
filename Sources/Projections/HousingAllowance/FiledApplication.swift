internal import Applications
internal import JSON
internal import Kafka
internal import Projection

/// An application filed in the batch.
struct FiledApplication: Sendable {
    let state: ApplicationState
    let submitted: Submitted
    let position: RecordPosition
    let columns: AnswerColumns

    init?(_ accepted: FoldedBatch.Accepted) {
        guard case .submitted(let submitted) = accepted.event.body else { return nil }
        state = accepted.state
        position = accepted.position
        self.submitted = submitted
        columns = AnswerColumns(submitted.answers)
    }
}

/// Answers that the party corrected later.
struct CorrectedApplication: Sendable {
    let id: ApplicationID
    let answers: OpaqueJSON
    let columns: AnswerColumns

    init?(_ accepted: FoldedBatch.Accepted) {
        guard case .supplemented(let supplement) = accepted.event.body, let answers = supplement.answers else {
            return nil
        }
        id = accepted.state.id
        self.answers = answers
        columns = AnswerColumns(answers)
    }
}

/// What the tables show of a form. The form was checked at intake; a member that is missing all the same (another
/// channel, another form version) leaves its column empty, and the whole form stays in `answers`.
struct AnswerColumns: Sendable {
    let applicantName: String
    let applicantPesel: String?
    let homeAddress: String
    let managerName: String?
    let legalTitle: String?
    /// As written in the form: an exact decimal.
    let usableArea: String?
    let householdPersons: Int64?
    let expensesGrosze: Int64?
    let incomeGrosze: Int64?
    let incomePerPersonGrosze: Int64?

    init(_ json: OpaqueJSON) {
        let answers = try? JSONDocument(parsing: json.bytes).root
        func text(_ pointer: String) -> String? { answers?.at(pointer: pointer)?.string }
        func number(_ pointer: String) -> Int64? { answers?.at(pointer: pointer)?.int }
        applicantName = [text("/applicant/lastName"), text("/applicant/firstName")]
            .compactMap { $0 }.joined(separator: " ")
        applicantPesel = text("/applicant/pesel")
        homeAddress = Self.address(
            street: text("/home/street"), house: text("/home/houseNumber"), flat: text("/home/flatNumber"),
            postalCode: text("/home/postalCode"), city: text("/home/city"))
        managerName = text("/manager/name")
        legalTitle = text("/legalTitle/kind")
        usableArea = answers?.at(pointer: "/dwelling/usableAreaSquareMetres")?.number?.text
        householdPersons = number("/household/numberOfPersons")
        expensesGrosze = number("/expenses/totalGrosze")
        incomeGrosze = number("/income/totalGrosze")
        incomePerPersonGrosze = number("/income/monthlyPerPersonGrosze")
    }

    /// `ul. Długa 5/12, 42-600 Tarnowskie Góry`; villages without streets give the house number alone.
    static func address(street: String?, house: String?, flat: String?, postalCode: String?, city: String?) -> String {
        let number = [house, flat].compactMap { $0 }.joined(separator: "/")
        let first = [street, number.isEmpty ? nil : number].compactMap { $0 }.joined(separator: " ")
        let second = [postalCode, city].compactMap { $0 }.joined(separator: " ")
        return [first, second].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
