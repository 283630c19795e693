internal import Applications
internal import JSON
internal import Postgres

/// A place in a form's answers. A member that is missing, or of another kind than asked for, reads as NULL: the form
/// was checked at intake, and what another channel or form version leaves out must not stop the case.
struct Answer: Sendable {
    /// Nil where the form has nothing.
    let node: JSONNode?

    init(_ node: JSONNode?) { self.node = node }

    subscript(member: String) -> Answer { Answer(node?[member]) }

    /// The elements of a list; none where there is no list.
    var elements: [Answer] { node?.elements.map(Answer.init) ?? [] }

    var isMissing: Bool { node == nil }
    var string: String? { node?.string }
    var int: Int64? { node?.int }
    var localDate: LocalDate? { string.flatMap(LocalDate.init(iso:)) }
}

/// As column values.
extension Answer {
    var text: PostgresValue { .optionalText(string) }
    /// `YYYY-MM-DD`.
    var date: PostgresValue { .optionalDate(localDate?.daysSince1970) }
    /// A `bigint`: grosze.
    var grosze: PostgresValue { .optionalInt8(int) }
    /// An `integer`: a number of persons, rooms, years.
    var count: PostgresValue { .optionalInt4(int.flatMap(Int32.init(exactly:))) }
    var flag: PostgresValue { node?.bool.map { .bool($0) } ?? .null }
    /// A plain decimal, exactly as written.
    var decimal: PostgresValue {
        guard let text = node?.number?.text, !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
            return .null
        }
        return .numeric(text)
    }
}

extension Answer {
    /// The sum of a list of whole numbers; nil where there is no list, or the sum is no amount.
    var sum: Int64? {
        guard let node, node.kind == .array else { return nil }
        var sum: Int64 = 0
        for element in node.elements {
            let (next, overflow) = sum.addingReportingOverflow(element.int ?? 0)
            if overflow { return nil }
            sum = next
        }
        return sum
    }
}
