internal import JSON

/// The lines of an NDJSON file: `{"documentId": …, "receivedOn": …, "answers": {…}}` each.
final class NDJSONRows: RowSource {
    private(set) var position: RowPosition
    private let window: FileWindow
    private let limits: RowLimits

    init(_ file: DurableFile, at position: RowPosition, limits: RowLimits) {
        self.position = position
        self.limits = limits
        window = FileWindow(file, at: position.offset, limit: limits.row)
    }

    func next() throws -> Draft? {
        while true {
            let line = position.line
            let bytes = window.bytes
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let text = bytes[..<end]
                advance(text.count + 1, lines: 1)
                if let draft = draft(text, line: line) { return draft }
            } else if window.isLast {
                advance(bytes.count, lines: 0)
                return draft(bytes, line: line)
            } else if window.isFull {
                let skipped = try window.skipLine()
                position = RowPosition(offset: window.offset, line: line + skipped)
                return Draft(line: line, unreadable: .tooLong(limits.row))
            } else {
                try window.grow()
            }
        }
    }

    private func advance(_ length: Int, lines: Int) {
        window.consume(length)
        position = RowPosition(offset: window.offset, line: position.line + lines)
    }

    /// Nil for a blank line.
    private func draft(_ text: ArraySlice<UInt8>, line: Int) -> Draft? {
        let isFirst = line == 1 && text.starts(with: [0xEF, 0xBB, 0xBF])
        let text = isFirst ? text.dropFirst(3) : text
        guard text.contains(where: { $0 > 0x20 }) else { return nil }
        let row: JSONNode
        do throws(JSONSyntaxError) {
            let limits = JSONLimits(maximumBytes: limits.row, maximumDepth: JSONLimits.standard.maximumDepth)
            row = try JSONDocument(parsing: Array(text), limits: limits).root
        } catch {
            return Draft(
                line: line,
                unreadable: RowProblem(
                    code: "invalid-json",
                    message: "Wiersz nie jest poprawnym JSON-em: \(error.code.rawValue), bajt \(error.byteOffset + 1).")
            )
        }
        return draft(row, line: line)
    }

    private func draft(_ row: JSONNode, line: Int) -> Draft {
        let known: Set<String> = ["documentId", "receivedOn", "answers"]
        guard row.kind == .object, row.members.allSatisfy({ known.contains($0.key) }), let answers = row["answers"],
            answers.kind == .object
        else {
            return Draft(
                line: line,
                unreadable: RowProblem(
                    code: "wrong-members",
                    message: "Wiersz ma być obiektem z polami documentId, receivedOn i answers, bez innych."))
        }
        var draft = Draft(line: line)
        draft.documentID = row["documentId"]?.string?.trimmed
        draft.receivedOn = row["receivedOn"]?.string?.trimmed
        // A document of its own, so that pointers begin at the answers. It was just parsed: it parses again.
        let own = JSONLimits(maximumBytes: 2 * limits.row, maximumDepth: JSONLimits.standard.maximumDepth)
        do throws(JSONSyntaxError) {
            draft.answers = try JSONDocument(parsing: answers.encoded(), limits: own)
        } catch {
            draft.problems.append(.tooLong(limits.row))
        }
        return draft
    }
}
