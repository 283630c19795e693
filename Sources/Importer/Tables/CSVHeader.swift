/// The columns of a CSV file and what each is for.
struct CSVHeader {
    private struct Column {
        let name: String
        let meaning: Mapping.Meaning
    }

    private let columns: [Column]
    /// Columns by the JSON Pointer they fill.
    private let byPointer: [String: String]

    /// - Parameter isDayKnown: whether the file's name says the day of delivery.
    init(_ row: CSVRow, table: MappingFile.Table, isDayKnown: Bool) throws(UnreadableFile) {
        let mapping = table.mapping
        var columns: [Column] = []
        var names: Set<String> = []
        var byPointer: [String: String] = [:]
        var unknown: [String] = []
        for position in 0..<row.count {
            guard let name = table.encoding.text(row[position])?.trimmed else { throw .brokenEncoding(table.encoding) }
            guard names.insert(name).inserted else { throw .repeatedColumn(name) }
            let meaning = mapping.meaning(of: name)
            if meaning == .unknown { unknown.append(name) }
            if case .answer(let place, _) = meaning, byPointer.updateValue(name, forKey: place.pointer) != nil {
                throw .repeatedColumn(name)
            }
            columns.append(Column(name: name, meaning: meaning))
        }
        guard names.contains(mapping.documentID) else { throw .missingColumn(mapping.documentID) }
        if let day = mapping.receivedOn, !isDayKnown, !names.contains(day) { throw .missingColumn(day) }
        guard unknown.isEmpty else { throw .unknownColumns(unknown, mapping: mapping.file) }
        self.columns = columns
        self.byPointer = byPointer
    }

    func draft(_ row: CSVRow, line: Int, table: MappingFile.Table, limit: Int) -> Draft {
        guard row.count == columns.count else {
            return Draft(
                line: line,
                unreadable: RowProblem(
                    code: "wrong-number-of-columns",
                    message:
                        "Wiersz ma \(row.count) kolumn, a nagłówek \(columns.count): sprawdź średniki i cudzysłowy."))
        }
        var draft = Draft(line: line)
        draft.columns = byPointer
        var assembly = AnswerAssembly()
        for (position, column) in columns.enumerated() where !row[position].isEmpty && column.meaning != .ignored {
            guard let text = table.encoding.text(row[position]) else {
                draft.problems.append(
                    RowProblem(
                        code: "broken-encoding",
                        message: "Kolumna zawiera bajty, które nie są tekstem w kodowaniu \(table.encoding.rawValue).",
                        column: column.name))
                continue
            }
            switch column.meaning {
            case .documentID: draft.documentID = text.trimmed
            case .receivedOn: draft.receivedOn = text.trimmed
            case .answer(let place, let kind): assembly.add(text, from: column.name, to: place, as: kind)
            case .ignored, .unknown: break
            }
        }
        draft.take(&assembly, lists: table.mapping.lists, limit: limit)
        return draft
    }
}
