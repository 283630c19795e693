/// A text in which one private character stands for each placeholder, so that Markdown leaves it alone.
struct PlaceholderMarks {
    /// The text with marks.
    let text: String
    /// Placeholders in the order of their marks, with their lines.
    let placeholders: [(placeholder: Placeholder, line: Int)]

    private static let first: UInt32 = 0xF0000
    private static let limit = 0xFFFD

    init(file: String, text: String, firstLine: Int) throws(ContentError) {
        var result = ""
        var found: [(Placeholder, Int)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let number = firstLine + index
            if line.unicodeScalars.contains(where: { Self.index(of: $0) != nil }) {
                throw ContentError(file, number, "The line holds a private character (Unicode plane 15); remove it.")
            }
            var rest = line
            while let open = rest.firstRange(of: "{{") {
                let tail = rest[open.upperBound...]
                guard let close = tail.firstRange(of: "}}") else {
                    throw ContentError(file, number, "A placeholder ends with }} on the same line.")
                }
                let inner = tail[..<close.lowerBound]
                guard let placeholder = Placeholder(inner) else {
                    throw ContentError(
                        file, number,
                        "{{\(inner)}} is no placeholder; there are {{kwota KEY}}, {{od KEY}} and {{kwoty KEY KEY …}}.")
                }
                guard found.count < Self.limit, let mark = Unicode.Scalar(Self.first + UInt32(found.count)) else {
                    throw ContentError(file, number, "The page has too many placeholders.")
                }
                found.append((placeholder, number))
                result += rest[..<open.lowerBound]
                let isAlone = line.trimmed == "{{\(inner)}}"
                guard !placeholder.isTable || isAlone else {
                    throw ContentError(file, number, "{{kwoty …}} makes a table and stands on a line of its own.")
                }
                // Blank lines make the mark a paragraph of its own, which the table takes the place of.
                result += placeholder.isTable ? "\n\n\(line.prefix(while: \.isWhitespace))\(mark)\n\n" : String(mark)
                rest = tail[close.upperBound...]
            }
            result += rest
            result += "\n"
        }
        self.text = result
        placeholders = found
    }

    /// Which placeholder a character stands for.
    static func index(of scalar: Unicode.Scalar) -> Int? {
        (first..<first + UInt32(limit)).contains(scalar.value) ? Int(scalar.value - first) : nil
    }
}
