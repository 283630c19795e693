import JSON

/// A step from a value to one inside it.
enum InstanceStep {
    /// Tape index of the member's name.
    case member(Int)
    case item(Int)
}

extension JSONTape {
    /// The JSON Pointer made of steps.
    func pointer(_ path: [InstanceStep]) -> String {
        path.map {
            switch $0 {
            case .member(let name): "/" + JSONPointer.escaped(String(decoding: bytes(name), as: UTF8.self))
            case .item(let index): "/\(index)"
            }
        }.joined()
    }
}

/// Collects violations and knows where in the instance the evaluation is. Exists only while a report is wanted.
final class ViolationReport {
    private let tape: JSONTape
    private let maximum: Int
    private var path: [InstanceStep] = []
    private(set) var violations: [Violation] = []

    init(tape: JSONTape, maximum: Int) {
        self.tape = tape
        self.maximum = maximum
    }

    var isFull: Bool { violations.count >= maximum }

    func enter(_ step: InstanceStep) { path.append(step) }

    func leave() { path.removeLast() }

    func add(schemaPointer: String, keyword: String, parameters: [String: JSONValue]) {
        if isFull { return }
        violations.append(
            Violation(
                instancePointer: pointer, schemaPointer: schemaPointer, keyword: keyword, parameters: parameters,
                message: ViolationMessage.text(keyword, parameters)))
    }

    /// Adds the violation of a bound as the last one, in place of another one if there is no room.
    func end(schemaPointer: String) {
        if violations.last?.keyword == "$limit" { return }
        if isFull { violations.removeLast() }
        add(schemaPointer: schemaPointer, keyword: "$limit", parameters: [:])
    }

    private var pointer: String { tape.pointer(path) }
}
