internal import JSON

/// Where an answer goes: a JSON Pointer whose numbers are known.
struct AnswerPlace: Sendable, Hashable, Comparable {
    enum Step: Sendable, Hashable, Comparable {
        case member(String)
        /// From 0.
        case element(Int)
    }

    let steps: [Step]

    /// As a JSON Pointer.
    var pointer: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += "/\(JSONPointer.escaped(name))"
            case .element(let number): text += "/\(number)"
            }
        }
    }

    /// A place before those below it, members by name, elements by number.
    static func < (left: Self, right: Self) -> Bool { left.steps.lexicographicallyPrecedes(right.steps) }
}

/// Where the answers of a pattern go: a JSON Pointer in which `{n}` is the pattern's number, counted from 1 there and
/// from 0 in the answers.
struct AnswerTarget: Sendable, Equatable {
    private enum Step: Sendable, Equatable {
        case member(String)
        case element(Character)
    }

    private let steps: [Step]

    /// Nil unless it is a pointer to something below the whole.
    init?(_ text: String) {
        guard let pointer = JSONPointer(text), !pointer.tokens.isEmpty else { return nil }
        steps = pointer.tokens.map { token in
            let letter = token.dropFirst().first
            guard token.count == 3, token.hasPrefix("{"), token.hasSuffix("}"), let letter else {
                return .member(token)
            }
            return .element(letter)
        }
    }

    var letters: Set<Character> {
        Set(steps.compactMap { step in if case .element(let letter) = step { letter } else { nil } })
    }

    /// As forms write it: `*` for every number.
    var formPointer: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += "/\(JSONPointer.escaped(name))"
            case .element: text += "/*"
            }
        }
    }

    /// The place for these numbers.
    func place(_ numbers: [Character: Int]) -> AnswerPlace {
        AnswerPlace(
            steps: steps.map { step in
                switch step {
                case .member(let name): .member(name)
                case .element(let letter): .element(numbers[letter, default: 1] - 1)
                }
            })
    }
}
