/// A value that no assessment can be made of. Never quotes the value: it may be personal.
public struct AssessmentInputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The member of the input at fault; for form answers the JSON Pointer.
    public let field: String
    /// What is expected, in Polish.
    public let expected: String

    init(_ field: String, expected: String) {
        self.field = field
        self.expected = expected
    }

    /// Field and expectation in one line.
    public var description: String { "\(field): \(expected)" }

    /// 100 million złotych: far above any case, far below what 64 bits hold.
    static let mostMoney = Money(grosze: 10_000_000_000)

    static func check(_ amount: Money, _ field: String) throws(AssessmentInputError) {
        guard (.zero...mostMoney).contains(amount) else {
            throw AssessmentInputError(field, expected: "kwota od 0 do \(mostMoney)")
        }
    }

    static func check(
        _ number: Int, in range: ClosedRange<Int>, _ field: String
    ) throws(AssessmentInputError) {
        guard range.contains(number) else {
            throw AssessmentInputError(field, expected: "liczba od \(range.lowerBound) do \(range.upperBound)")
        }
    }
}
