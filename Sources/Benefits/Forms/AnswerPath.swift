import JSON

/// A path into the answers: a JSON Pointer in which `*` stands for every element of an array.
///
/// A class because every submission walks all paths of its form and need not copy them.
final class AnswerPath: Sendable, Equatable {
    enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
        case each
    }

    let steps: [Step]
    /// As written in the definition.
    let text: String
    /// The steps again, for walking: without anything that is counted.
    private let moves: [Move]
    /// The members' names one after another.
    private let names: [UInt8]

    private enum Move: Sendable {
        case member(nameStart: Int, nameLength: Int)
        case element(Int)
        case each
    }

    /// Nil unless the text is a pointer.
    convenience init?(_ text: String) {
        guard let pointer = JSONPointer(text) else { return nil }
        let steps = pointer.tokens.map { token -> Step in
            if token == "*" { return .each }
            return Int(token).map { .element(max(0, $0)) } ?? .member(token)
        }
        self.init(steps: steps, text: text)
    }

    private init(steps: [Step], text: String) {
        self.steps = steps
        self.text = text
        var names: [UInt8] = []
        moves = steps.map { step in
            switch step {
            case .member(let name):
                defer { names.append(contentsOf: name.utf8) }
                return .member(nameStart: names.count, nameLength: name.utf8.count)
            case .element(let number): return .element(number)
            case .each: return .each
            }
        }
        self.names = names
    }

    /// Written the same.
    static func == (left: AnswerPath, right: AnswerPath) -> Bool { left.text == right.text }

    /// This path and then, from there, another.
    func appending(_ other: AnswerPath) -> AnswerPath {
        AnswerPath(steps: steps + other.steps, text: text + other.text)
    }

    /// The only place the path names below a node; nil when there is none or the path has a `*`.
    func first(in node: JSONNode) -> JSONNode? {
        withExtendedLifetime(node.document) {
            let tape = node.document.tape
            var index = node.index
            for move in moves {
                guard let child = child(move, of: index, in: tape) else { return nil }
                index = child
            }
            return node.sibling(at: index)
        }
    }

    /// Calls `body` for every place the path names, in document order.
    func forEach(in node: JSONNode, _ body: (JSONNode) -> Void) {
        withExtendedLifetime(node.document) {
            visit(node, at: node.index, from: 0, body)
        }
    }

    private func visit(_ node: JSONNode, at start: Int, from first: Int, _ body: (JSONNode) -> Void) {
        let tape = node.document.tape
        var index = start
        for position in first..<moves.count {
            if case .each = moves[position] {
                guard tape.tag(index) == .array else { return }
                let end = tape.next(index)
                var element = index + 1
                while element < end {
                    visit(node, at: element, from: position + 1, body)
                    element = tape.next(element)
                }
                return
            }
            guard let child = child(moves[position], of: index, in: tape) else { return }
            index = child
        }
        body(node.sibling(at: index))
    }

    /// Calls `body` for every place the path names, in document order, with the numbers that stand for each `*` pushed
    /// on `indices`.
    func forEach(in node: JSONNode, indices: inout [Int], _ body: (JSONNode, [Int]) -> Void) {
        withExtendedLifetime(node.document) {
            walk(node, at: node.index, from: 0, indices: &indices, body)
        }
    }

    // On the tape, because a walk over nodes would count references at every step of every submission's checks.
    private func walk(
        _ node: JSONNode, at start: Int, from first: Int, indices: inout [Int], _ body: (JSONNode, [Int]) -> Void
    ) {
        let tape = node.document.tape
        var index = start
        for position in first..<moves.count {
            if case .each = moves[position] {
                guard tape.tag(index) == .array else { return }
                let end = tape.next(index)
                var (element, number) = (index + 1, 0)
                while element < end {
                    indices.append(number)
                    walk(node, at: element, from: position + 1, indices: &indices, body)
                    indices.removeLast()
                    element = tape.next(element)
                    number += 1
                }
                return
            }
            guard let child = child(moves[position], of: index, in: tape) else { return }
            index = child
        }
        body(node.sibling(at: index), indices)
    }

    private func child(_ move: Move, of index: Int, in tape: JSONTape) -> Int? {
        switch move {
        case .member(let start, let length):
            guard tape.tag(index) == .object else { return nil }
            return names.withUnsafeBufferPointer { names in
                tape.value(of: index, named: UnsafeBufferPointer(rebasing: names[start..<start + length]))
            }
        case .element(let number):
            guard tape.tag(index) == .array, number < tape.length(index) else { return nil }
            var element = index + 1
            for _ in 0..<number { element = tape.next(element) }
            return element
        case .each:
            return nil
        }
    }

    /// The JSON Pointer with numbers in place of each `*`.
    func pointer(_ indices: [Int]) -> String {
        var numbers = indices.makeIterator()
        var result = ""
        for step in steps {
            switch step {
            case .member(let name): result += "/\(JSONPointer.escaped(name))"
            case .element(let index): result += "/\(index)"
            case .each: result += numbers.next().map { "/\($0)" } ?? "/*"
            }
        }
        return result
    }
}
