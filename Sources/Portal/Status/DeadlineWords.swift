import Applications
import JSON

/// One clock of a case, for the person it is about.
struct DeadlineLine: Sendable {
    let label: String
    let due: DateText
    let meaning: String
    let legalBasis: String
    let isPast: Bool

    /// - Parameter status: nil when unknown.
    init(_ kind: Deadline.Kind, due: LocalDate, legalBasis: String, status: Status?, today: LocalDate) {
        self.due = DateText(due, .polish)
        self.legalBasis = legalBasis.withPlainMarks
        let isStanding = kind == .decideBy && status == .supplementRequested
        isPast = due < today && !isStanding && status != .suspended
        switch kind {
        case .decideBy:
            label = "Decyzja ośrodka"
            meaning =
                isStanding
                ? "Termin przesunie się: czas na twoje uzupełnienie się do niego nie wlicza."
                : "Najpóźniej wtedy ośrodek powinien wydać decyzję."
        case .supplementBy:
            label = "Twoje uzupełnienie"
            meaning = "Do tego dnia uzupełnij wniosek. Później go nie rozpatrzymy."
        case .interviewBy:
            label = "Wywiad środowiskowy"
            meaning = "Najpóźniej wtedy pracownik socjalny powinien przeprowadzić wywiad."
        case .appealBy:
            label = "Twoje odwołanie"
            meaning = "Do tego dnia możesz złożyć odwołanie."
        case .forwardAppealBy:
            label = "Przekazanie odwołania"
            meaning = "Najpóźniej wtedy ośrodek powinien przekazać odwołanie do SKO, jeśli sam nie zmieni decyzji."
        case .firstPaymentBy:
            label = "Pierwsza wypłata"
            meaning = "Najpóźniej wtedy ośrodek powinien wypłacić świadczenie."
        }
    }
}

/// Deadlines as the read model has them: `[{"kind", "due", "basis"}]`.
struct CaseDeadline: Sendable {
    let kind: Deadline.Kind
    let due: LocalDate
    let legalBasis: String

    /// Kinds that this edition does not know are left out.
    static func all(in json: [UInt8]) -> [CaseDeadline] {
        guard let root = try? JSONDocument(parsing: json).root, root.kind == .array else { return [] }
        return root.elements.compactMap { item in
            guard let kind = item["kind"]?.string.flatMap(Deadline.Kind.init(rawValue:)),
                let due = item["due"]?.string.flatMap(LocalDate.init(iso:)), let basis = item["basis"]?.string
            else { return nil }
            return CaseDeadline(kind: kind, due: due, legalBasis: basis)
        }
    }
}
