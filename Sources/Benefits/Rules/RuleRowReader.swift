import Applications

/// Turns a line of a rule file into a rule, or says by name what is wrong with it.
struct RuleRowReader {
    let file: String
    let isLocal: Bool
    let definitions: RuleDefinitions

    struct Row {
        let file: String
        let line: Int
        let rule: Rule
    }

    func row(_ line: RuleLines.Line) throws(RuleLoadError) -> Row {
        let (code, from, to) = (line.fields[0], line.fields[1], line.fields[2])
        func refused(_ problem: RuleLoadError.Problem, _ reason: String, _ remedy: String) -> RuleLoadError {
            RuleLoadError(problem, file: file, line: line.number, key: code, reason: reason, remedy: remedy)
        }
        guard let key = definitions.keys[code] else {
            throw refused(.unknownKey, "no such key", "add it to keys.json or correct it")
        }
        guard key.isLocal || !isLocal else {
            throw refused(.notLocal, "not a value that an office sets", "move the row to rules.csv")
        }
        guard line.fields[4] == key.unit.rawValue else {
            throw refused(.badUnit, "unit \(line.fields[4])", "write \(key.unit.rawValue) as keys.json says")
        }
        func day(_ text: String) throws(RuleLoadError) -> LocalDate? {
            guard !text.isEmpty else { return nil }
            guard let day = LocalDate(iso: text) else {
                throw refused(.badDate, "\"\(text)\" is not a day", "write YYYY-MM-DD")
            }
            return day
        }
        let (first, last) = (try day(from), try day(to))
        if let first, let last, last < first {
            throw refused(.reversed, "it ends on \(last), before \(first)", "exchange or correct the days")
        }
        let isUnknown = line.fields[3] == "UNKNOWN"
        let value = DecimalNumber(line.fields[3])
        guard isUnknown || value != nil else {
            throw refused(
                .badValue, "\"\(line.fields[3])\"", "write a plain decimal such as 1665 or 215.84, or UNKNOWN")
        }
        guard value.map({ $0.scale <= key.unit.mostDecimals }) ?? true else {
            throw refused(
                .badValue, "\"\(line.fields[3])\"",
                "write at most \(key.unit.mostDecimals) decimals of \(key.unit.rawValue)")
        }
        guard let mark = Mark(line.fields[5], remarks: definitions.remarks), mark.confidence != .local || isLocal else {
            throw refused(
                .badConfidence, "\"\(line.fields[5])\"",
                "write S, C, G or –, in local.csv also L, and only remarks that keys.json has")
        }
        guard isUnknown == (mark.confidence == .unknown) else {
            throw refused(.badConfidence, "UNKNOWN and – belong together", "correct the value or the mark")
        }
        let sources = try sources(line.fields[6], of: mark.confidence, refused)
        return Row(
            file: file, line: line.number,
            rule: Rule(
                key: key, value: value, from: first, to: last, confidence: mark.confidence, remark: mark.remark,
                sources: sources))
    }

    private func sources(
        _ text: String, of confidence: RuleConfidence,
        _ refused: (RuleLoadError.Problem, String, String) -> RuleLoadError
    ) throws(RuleLoadError) -> [String] {
        if confidence == .local {
            guard !text.isEmpty else { throw refused(.badSource, "no basis", "name the resolution or notice") }
            return [text]
        }
        let codes = text.split(separator: " ").map(String.init)
        if let stranger = codes.first(where: { definitions.sources[$0] == nil }) {
            throw refused(.badSource, "\(stranger) is not in sources.json", "add the page or correct the code")
        }
        if codes.isEmpty, confidence == .sourced || confidence == .computed {
            throw refused(.badSource, "no source", "name a page, or mark the row G")
        }
        return codes
    }

    /// `S`, `S value`, `G (fits indexation)`: a mark, and in parentheses a remark.
    private struct Mark {
        let confidence: RuleConfidence
        let remark: RuleRemark?

        init?(_ text: String, remarks: [String: RuleRemark]) {
            remark = remarks.values.first { text.hasSuffix(" (\($0.code))") }
            var mark = text.dropLast(remark.map { $0.code.count + 3 } ?? 0)
            // The words of DOMAIN §5: the value is sourced, whatever the remark says of the days.
            if mark == "S value" { mark = "S" }
            guard let confidence = RuleConfidence(rawValue: String(mark)) else { return nil }
            self.confidence = confidence
        }
    }
}
