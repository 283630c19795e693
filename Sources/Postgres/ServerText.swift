/// Takes values out of the server's texts before anyone sees them.
///
/// PostgreSQL quotes user values in MESSAGE (`invalid input syntax for type integer: "x"`), DETAIL
/// (`Key (email)=(x) already exists`, `Failing row contains (…)`) and CONTEXT. CONTEXT and HINT are never read.
enum ServerText {
    static let placeholder = "…"

    /// The message with everything quoted replaced, but for the names the server itself reports as names.
    ///
    /// A value may hold quotes, so from the first quote that does not open a known name everything up to the last
    /// quote of the message goes.
    static func message(_ text: String, sqlState: String, names: [String]) -> String {
        let line = firstLine(text)
        if sqlState == "P0001" || sqlState.hasPrefix("P0") || isOwnState(sqlState) { return raised(line) }
        // Class 42 names objects of the schema in quotes; a syntax error quotes the statement's text.
        let trustsNames = sqlState.hasPrefix("42") && sqlState != "42601"
        var kept = ""
        var rest = Substring(line)
        while let open = rest.firstIndex(where: isQuote) {
            kept += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(where: isQuote), let last = rest.lastIndex(where: isQuote) else {
                return maskDigits(kept) + placeholder
            }
            let quoted = String(inside[..<close])
            guard names.contains(quoted) || trustsNames && isIdentifier(quoted) else {
                return maskDigits(kept) + "\"\(placeholder)\"" + maskDigits(String(rest[rest.index(after: last)...]))
            }
            kept += "\"\(quoted)\""
            rest = inside[inside.index(after: close)...]
        }
        return maskDigits(kept + rest)
    }

    /// Only the two shapes that name columns are kept, without their values.
    static func detail(_ text: String) -> String? {
        let line = firstLine(text)
        if line.hasPrefix("Failing row contains (") { return "Failing row contains (\(placeholder))." }
        let bytes = Array(line.utf8)
        guard line.hasPrefix("Key ("), let middle = firstIndex(of: Array(")=(".utf8), in: bytes),
            let close = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let columns = String(decoding: bytes[..<middle], as: UTF8.self)
        let tail = String(decoding: bytes[(close + 1)...], as: UTF8.self)
        let endings = [" already exists.", " is not present in table", " is still referenced from table"]
        let ending = endings.first { tail.hasPrefix($0) }
        return "\(columns))=(\(placeholder))" + (ending == nil ? "." : tail)
    }

    /// A text of `RAISE` may hold anything: a kebab-case code, or the lower-case words before the first colon, stay.
    private static func raised(_ line: String) -> String {
        let head = line.prefix { $0 != ":" }
        let isCode = head.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 == 45 }
        let isWords = head.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 == 45 || $0 == 32 }
        guard !head.isEmpty, isCode || isWords && head.count < line.count else {
            return "raised by a function of the database"
        }
        return String(head)
    }

    /// States outside the classes of PostgreSQL are chosen by our own functions (classes 5–9, I–Z but HV, P0, XX).
    private static func isOwnState(_ state: String) -> Bool {
        let known = [
            "00", "01", "02", "03", "08", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "20", "21", "22", "23", "24", "25",
            "26", "27", "28", "2B", "2D", "2F", "34", "38", "39", "3B", "3D", "3F", "40", "42", "44", "53", "54", "55",
            "57", "58", "72", "F0", "HV", "P0", "XX",
        ]
        return !known.contains(String(state.prefix(2)))
    }

    private static func firstLine(_ text: String) -> String {
        String(text.prefix { !$0.isNewline })
    }

    private static func isQuote(_ character: Character) -> Bool {
        "\"'«»„”“’‘‚".contains(character)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 127
            && text.utf8.allSatisfy {
                $0 >= 97 && $0 <= 122 || $0 >= 65 && $0 <= 90 || $0 >= 48 && $0 <= 57 || $0 == 95 || $0 == 46
            }
    }

    /// Long numbers outside quotes may be values too.
    private static func maskDigits(_ text: String) -> String {
        var out = ""
        var run = ""
        func flush() {
            out += run.count >= 5 ? placeholder : run
            run = ""
        }
        for character in text {
            if character.isASCII, character.isNumber { run.append(character) } else { flush(); out.append(character) }
        }
        flush()
        return out
    }

    private static func firstIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        return (0...(bytes.count - needle.count)).first { Array(bytes[$0..<($0 + needle.count)]) == needle }
    }
}
