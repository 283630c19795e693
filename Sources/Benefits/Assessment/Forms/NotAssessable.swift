/// Why the rules cannot be applied to an application. Never quotes an answer: it may be personal.
public struct NotAssessable: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason, in Polish.
    public let reason: String
    /// JSON Pointer of the answer at fault; nil when none is.
    public let field: String?

    init(_ reason: String) {
        self.reason = reason
        field = nil
    }

    /// Answers that are there and out of range are named by the input, not by their pointer.
    init(_ error: AssessmentInputError) {
        field = error.field.hasPrefix("/") ? error.field : nil
        let place = field.map { "w polu \($0)" } ?? "w jednej z odpowiedzi"
        reason = "Nie da się policzyć z tych odpowiedzi: \(place) potrzebna jest \(error.expected)."
    }

    /// The reason.
    public var description: String { reason }

    /// There are no answers to read.
    public static let noAnswers = NotAssessable("Nie ma odpowiedzi, z których można by liczyć.")

    static let noCalculation = NotAssessable("Do tego formularza nie ma obliczenia.")
    static let decidedByInterview = NotAssessable(
        "O pomocy z tego wniosku rozstrzyga wywiad środowiskowy. Tabela stawek jej nie oblicza.")
}
