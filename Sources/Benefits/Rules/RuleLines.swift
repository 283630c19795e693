/// The lines of a rule file: comma-separated, with `"…"` around a field that holds a comma (RFC 4180, one line a row).
/// Lines that begin with `#` and empty lines say nothing.
struct RuleLines {
    struct Line {
        let number: Int
        let fields: [String]
    }

    static let columns = ["key", "from", "to", "value", "unit", "conf", "source"]

    /// The rows below the heading.
    let rows: [Line]

    init(file: String, bytes: [UInt8]) throws(RuleLoadError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RuleLoadError(.badColumns, file: file, reason: "not UTF-8", remedy: "save the file as UTF-8")
        }
        var rows: [Line] = []
        var isBelowHeading = false
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let fields = RuleLines.fields(line)
            guard let fields, fields.count == RuleLines.columns.count else {
                throw RuleLoadError(
                    .badColumns, file: file, line: index + 1, reason: "expected \(RuleLines.columns.count) columns",
                    remedy: "write \(RuleLines.columns.joined(separator: ","))")
            }
            if isBelowHeading {
                rows.append(Line(number: index + 1, fields: fields))
            } else if fields == RuleLines.columns {
                isBelowHeading = true
            } else {
                throw RuleLoadError(
                    .badColumns, file: file, line: index + 1, reason: "expected the heading",
                    remedy: "begin with \(RuleLines.columns.joined(separator: ","))")
            }
        }
        self.rows = rows
    }

    /// Nil when a quote is not closed or stands inside an unquoted field.
    private static func fields(_ line: Substring) -> [String]? {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var wasQuoted = false
        var rest = line[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"" where isQuoted && rest.first == "\"":
                rest.removeFirst()
                field.append("\"")
            case "\"" where isQuoted:
                isQuoted = false
                wasQuoted = true
            case "\"" where field.isEmpty && !wasQuoted: isQuoted = true
            case "," where !isQuoted:
                fields.append(field)
                (field, wasQuoted) = ("", false)
            case _ where wasQuoted && !isQuoted: return nil
            case "\"" where !isQuoted: return nil
            default: field.append(character)
            }
        }
        return isQuoted ? nil : fields + [field]
    }
}
