import Applications
import JSON

/// Answers to a form, read by pointer. What is asked for and not there is refused with its JSON Pointer.
struct FormAnswers {
    let node: JSONNode
    /// Pointer of `node` from the root of the answers.
    let pointer: String

    init(_ root: JSONNode) {
        self.init(node: root, pointer: "")
    }

    private init(node: JSONNode, pointer: String) {
        self.node = node
        self.pointer = pointer
    }

    /// The value at a pointer from here, whose names need no escapes; nil when there is none.
    func find(_ path: String) -> JSONNode? {
        var found = node
        for name in path.utf8.dropFirst().split(separator: UInt8(ascii: "/")) {
            guard let member = found[String(Substring(name))] else { return nil }
            found = member
        }
        return found
    }

    /// The elements of a list; none when there is no list.
    func list(_ path: String) -> [FormAnswers] {
        guard let list = find(path) else { return [] }
        return list.elements.enumerated().map { FormAnswers(node: $1, pointer: "\(pointer)\(path)/\($0)") }
    }

    func text(_ path: String) -> String? { find(path)?.string }

    /// The texts of a list.
    func texts(_ path: String) -> [String] { find(path)?.elements.compactMap(\.string) ?? [] }

    func choice(_ path: String) throws(AssessmentInputError) -> String {
        guard let text = text(path) else { throw error(path, "odpowiedź") }
        return text
    }

    func count(_ path: String) throws(AssessmentInputError) -> Int {
        guard let number = find(path)?.int else { throw error(path, "liczba całkowita") }
        return Int(number)
    }

    func optionalMoney(_ path: String) -> Money? { find(path)?.int.map { Money(grosze: $0) } }

    func money(_ path: String) throws(AssessmentInputError) -> Money {
        Money(grosze: Int64(try count(path)))
    }

    /// The sum of an amount over a list; elements without it add nothing.
    func sum(_ list: String, _ path: String) -> Money {
        self.list(list).reduce(.zero) { $0 + ($1.optionalMoney(path) ?? .zero) }
    }

    func truth(_ path: String) throws(AssessmentInputError) -> Bool {
        guard let truth = find(path)?.bool else { throw error(path, "tak albo nie") }
        return truth
    }

    func date(_ path: String) throws(AssessmentInputError) -> LocalDate {
        guard let date = optionalDate(path) else { throw error(path, "data") }
        return date
    }

    func optionalDate(_ path: String) -> LocalDate? { text(path).flatMap { LocalDate(iso: $0) } }

    func decimal(_ path: String) -> DecimalNumber? {
        find(path)?.number.flatMap { DecimalNumber(json: $0) }
    }

    /// Square metres, as the answers have them, in hundredths.
    func area(_ path: String) throws(AssessmentInputError) -> Int {
        guard let hundredths = decimal(path)?.hundredths else {
            throw error(path, "powierzchnia w m², z dokładnością do setnych")
        }
        return Int(hundredths)
    }

    func optionalArea(_ path: String) throws(AssessmentInputError) -> Int? {
        find(path) == nil ? nil : try area(path)
    }

    private func error(_ path: String, _ expected: String) -> AssessmentInputError {
        AssessmentInputError("\(pointer)\(path)", expected: expected)
    }
}
