import JSON

/// A path into the answers: a JSON Pointer in which `*` stands for every element of an array.
///
/// A class because every submission walks all paths of its form and need not copy them.
///
/// `@unchecked Sendable`: what the pointers lead to is written before `init` returns, never again, and freed in `deinit`.
final class AnswerPath: @unchecked Sendable, Equatable {
    enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
        case each
    }

    let steps: [Step]
    /// As written in the definition.
    let text: String
    /// The steps again, for walking: without anything that is counted.
    private let moves: UnsafePointer<Move>
    private let moveCount: Int
    /// The members' names one after another.
    private let names: UnsafePointer<UInt8>

    private struct Move: BitwiseCopyable {
        enum Kind: BitwiseCopyable { case member, element, each }
        let kind: Kind
        /// Members: where the name starts.
        var start = 0
        /// Members: length of the name. Elements: which one.
        var number = 0
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
        let moves = steps.map { step in
            switch step {
            case .member(let name):
                defer { names.append(contentsOf: name.utf8) }
                return Move(kind: .member, start: names.count, number: name.utf8.count)
            case .element(let number): return Move(kind: .element, number: number)
            case .each: return Move(kind: .each)
            }
        }
        self.moves = Self.copy(moves)
        moveCount = moves.count
        self.names = Self.copy(names)
    }

    deinit {
        moves.deallocate()
        names.deallocate()
    }

    private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        memory.initialize(from: elements, count: elements.count)
        return UnsafePointer(memory)
    }

    /// Written the same.
    static func == (left: AnswerPath, right: AnswerPath) -> Bool { left.text == right.text }

    /// This path and then, from there, another.
    func appending(_ other: AnswerPath) -> AnswerPath {
        AnswerPath(steps: steps + other.steps, text: text + other.text)
    }

    /// The only place the path names below another; nil when there is none or the path has a `*`.
    func first(in place: JSONCursor) -> JSONCursor? {
        var index = place.index
        for position in 0..<moveCount {
            guard let child = child(moves[position], of: index, in: place.tape) else { return nil }
            index = child
        }
        return JSONCursor(tape: place.tape, index: index)
    }

    /// Calls `body` for every place the path names, in document order.
    func forEach(in place: JSONCursor, _ body: (JSONCursor) -> Void) {
        visit(place, from: 0, body)
    }

    private func visit(_ place: JSONCursor, from first: Int, _ body: (JSONCursor) -> Void) {
        let tape = place.tape
        var index = place.index
        for position in first..<moveCount {
            if moves[position].kind == .each {
                guard tape.isKind(.array, index) else { return }
                let end = tape.next(index)
                var element = index + 1
                while element < end {
                    visit(JSONCursor(tape: tape, index: element), from: position + 1, body)
                    element = tape.next(element)
                }
                return
            }
            guard let child = child(moves[position], of: index, in: tape) else { return }
            index = child
        }
        body(JSONCursor(tape: tape, index: index))
    }

    /// Calls `body` for every place the path names, in document order, with the numbers that stand for each `*` pushed
    /// on `indices`.
    func forEach(in place: JSONCursor, indices: inout [Int], _ body: (JSONCursor, [Int]) -> Void) {
        walk(place, from: 0, indices: &indices, body)
    }

    private func walk(
        _ place: JSONCursor, from first: Int, indices: inout [Int], _ body: (JSONCursor, [Int]) -> Void
    ) {
        let tape = place.tape
        var index = place.index
        for position in first..<moveCount {
            if moves[position].kind == .each {
                guard tape.isKind(.array, index) else { return }
                let end = tape.next(index)
                var (element, number) = (index + 1, 0)
                while element < end {
                    indices.append(number)
                    walk(JSONCursor(tape: tape, index: element), from: position + 1, indices: &indices, body)
                    indices.removeLast()
                    element = tape.next(element)
                    number += 1
                }
                return
            }
            guard let child = child(moves[position], of: index, in: tape) else { return }
            index = child
        }
        body(JSONCursor(tape: tape, index: index), indices)
    }

    @inline(__always)
    private func child(_ move: Move, of index: Int, in tape: JSONTape) -> Int? {
        switch move.kind {
        case .member:
            guard tape.isKind(.object, index) else { return nil }
            return tape.value(of: index, named: UnsafeRawPointer(names + move.start), count: move.number)
        case .element:
            guard tape.isKind(.array, index), move.number < tape.length(index) else { return nil }
            var element = index + 1
            for _ in 0..<move.number { element = tape.next(element) }
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
