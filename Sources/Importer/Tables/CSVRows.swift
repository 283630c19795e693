/// The rows of a CSV file behind its header.
final class CSVRows: RowSource {
    private(set) var position: RowPosition
    private let window: FileWindow
    private let syntax: CSVSyntax
    private let header: CSVHeader
    private let table: MappingFile.Table
    private let limits: RowLimits

    /// - Parameter position: where an earlier run stopped; at the start the header is passed over.
    init(
        _ file: DurableFile, at position: RowPosition, table: MappingFile.Table, isDayKnown: Bool, limits: RowLimits
    ) throws {
        syntax = CSVSyntax(separator: table.separator)
        self.table = table
        self.limits = limits
        let first = FileWindow(file, at: 0, limit: limits.row)
        let (row, end) = try Self.firstRow(first, syntax)
        header = try CSVHeader(row, table: table, isDayKnown: isDayKnown)
        self.position = position == .start ? end : position
        window = FileWindow(file, at: self.position.offset, limit: limits.row)
    }

    func next() throws -> Draft? {
        while true {
            let line = position.line
            switch syntax.step(window.bytes, isLast: window.isLast) {
            case .end: return nil
            case .row(let row, let length, let lines):
                advance(length, lines)
                if row.isBlank { continue }
                return header.draft(row, line: line, table: table, limit: limits.row)
            case .fault(let fault, let length, let lines):
                advance(length, lines)
                return Draft(line: line, unreadable: RowProblem(fault))
            case .incomplete where window.isFull:
                let skipped = try window.skipLine()
                position = RowPosition(offset: window.offset, line: line + skipped)
                return Draft(line: line, unreadable: .tooLong(limits.row))
            case .incomplete: try window.grow()
            }
        }
    }

    private func advance(_ length: Int, _ lines: Int) {
        window.consume(length)
        position = RowPosition(offset: window.offset, line: position.line + lines)
    }

    private static func firstRow(_ window: FileWindow, _ syntax: CSVSyntax) throws -> (CSVRow, RowPosition) {
        try window.grow()
        let marks: [(bytes: [UInt8], isUTF8: Bool)] = [
            ([0xEF, 0xBB, 0xBF], true), ([0xFF, 0xFE], false), ([0xFE, 0xFF], false),
        ]
        if let mark = marks.first(where: { window.bytes.starts(with: $0.bytes) }) {
            guard mark.isUTF8 else { throw UnreadableFile.utf16 }
            window.consume(mark.bytes.count)
        }
        while true {
            switch syntax.step(window.bytes, isLast: window.isLast) {
            case .row(let row, let length, let lines):
                window.consume(length)
                return (row, RowPosition(offset: window.offset, line: 1 + lines))
            case .incomplete where !window.isFull: try window.grow()
            case .end: throw UnreadableFile.empty
            case .fault, .incomplete: throw UnreadableFile.brokenHeader
            }
        }
    }
}

extension RowProblem {
    fileprivate init(_ fault: CSVSyntax.Fault) {
        switch fault {
        case .textAfterQuote:
            self.init(
                code: "text-after-quote",
                message: "Po zamykającym cudzysłowie stoi tekst: cudzysłów wewnątrz pola wpisz dwa razy.")
        case .quoteInsideField:
            self.init(
                code: "quote-inside-field",
                message: "Pole z cudzysłowem w środku zamknij całe w cudzysłowach, a ten w środku wpisz dwa razy.")
        case .unclosedQuote:
            self.init(code: "unclosed-quote", message: "Zamknij cudzysłów, który otwiera pole w tym wierszu.")
        }
    }
}
