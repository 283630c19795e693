/// A name with numbers in it, such as `osoba{n}_imie`: names one column, or as many as there are numbers.
struct FieldPattern: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case literal(String)
        /// A number from 1 to 99; the letter tells it from the others.
        case number(Character)
    }

    let parts: [Part]

    /// Nil when a brace is not closed, holds anything but one letter, a letter comes twice, or two numbers touch.
    init?(_ text: String) {
        var parts: [Part] = []
        var letters: Set<Character> = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let body = rest[rest.index(after: open)...].prefix(2)
            guard body.count == 2, body.last == "}", let letter = body.first, letter.isLetter,
                letters.insert(letter).inserted
            else { return nil }
            if case .number = parts.last { return nil }
            parts.append(.number(letter))
            rest = rest[body.endIndex...]
        }
        guard !rest.contains("}") else { return nil }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    var letters: Set<Character> {
        Set(parts.compactMap { part in if case .number(let letter) = part { letter } else { nil } })
    }

    /// The numbers that make the pattern this name; nil when none do.
    func numbers(in name: String) -> [Character: Int]? {
        var rest = name[...]
        var numbers: [Character: Int] = [:]
        for part in parts {
            switch part {
            case .literal(let text):
                guard rest.hasPrefix(text) else { return nil }
                rest = rest.dropFirst(text.count)
            case .number(let letter):
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard (1...2).contains(digits.count), digits.first != "0", let number = Int(digits) else { return nil }
                numbers[letter] = number
                rest = rest[digits.endIndex...]
            }
        }
        return rest.isEmpty ? numbers : nil
    }
}
