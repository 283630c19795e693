/// The grammar of RFC 4180, with any separator and either line end, one row at a time.
struct CSVSyntax {
    /// `,`, `;` or a tab.
    let separator: UInt8

    /// What the beginning of some bytes is.
    enum Step: Equatable {
        /// A row of so many bytes, its line end included, over so many line ends.
        case row(CSVRow, length: Int, lines: Int)
        /// A row that breaks the grammar. It is given up to the end of its first line: a quote that is never closed
        /// costs that line and not the rest of the file.
        case fault(Fault, length: Int, lines: Int)
        /// The row does not end within these bytes.
        case incomplete
        /// There is nothing.
        case end
    }

    enum Fault: Equatable {
        case textAfterQuote
        case quoteInsideField
        case unclosedQuote
    }

    private static let quote = UInt8(ascii: "\"")
    private static let feed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameter isLast: whether nothing follows these bytes.
    func step(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Step {
        guard !bytes.isEmpty else { return isLast ? .end : .incomplete }
        var row = CSVRow()
        var position = bytes.startIndex
        var lines = 0
        while true {
            if position < bytes.endIndex, bytes[position] == Self.quote {
                switch quoted(bytes, &position, into: &row, &lines) {
                case .closed: break
                case .open: return isLast ? fault(.unclosedQuote, bytes, isLast) : .incomplete
                case .undecided where !isLast: return .incomplete
                case .undecided: break
                }
                guard endsField(bytes, position) else {
                    // A carriage return alone at the window's end may be half of a line end.
                    return isUndecidedEnd(bytes, position, isLast) ? .incomplete : fault(.textAfterQuote, bytes, isLast)
                }
            } else {
                let start = position
                while position < bytes.endIndex, bytes[position] != separator, bytes[position] != Self.feed {
                    guard bytes[position] != Self.quote else { return fault(.quoteInsideField, bytes, isLast) }
                    position += 1
                }
                guard position < bytes.endIndex || isLast else { return .incomplete }
                let isLineEnd = position == bytes.endIndex || bytes[position] == Self.feed
                let hasReturn = isLineEnd && position > start && bytes[position - 1] == Self.carriageReturn
                row.append(contentsOf: bytes[start..<(hasReturn ? position - 1 : position)])
            }
            row.endField()
            if position < bytes.endIndex, bytes[position] == Self.carriageReturn { position += 1 }
            guard position < bytes.endIndex else { return .row(row, length: bytes.count, lines: lines) }
            let isLineEnd = bytes[position] == Self.feed
            position += 1
            if isLineEnd { return .row(row, length: position - bytes.startIndex, lines: lines + 1) }
        }
    }

    private enum Quoted {
        case closed, open, undecided
    }

    /// Reads a quoted field from its opening quote to behind its closing one.
    private func quoted(
        _ bytes: ArraySlice<UInt8>, _ position: inout Int, into row: inout CSVRow, _ lines: inout Int
    ) -> Quoted {
        position += 1
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.endIndex else { return .undecided }
                guard bytes[position] == Self.quote else { return .closed }
                position += 1
            } else if byte == Self.feed {
                lines += 1
            }
            row.append(byte)
        }
        return .open
    }

    /// Whether a field that was quoted may end here.
    private func endsField(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Bool {
        guard position < bytes.endIndex else { return true }
        switch bytes[position] {
        case separator, Self.feed: return true
        case Self.carriageReturn:
            return position + 1 < bytes.endIndex && bytes[position + 1] == Self.feed
        default: return false
        }
    }

    private func isUndecidedEnd(_ bytes: ArraySlice<UInt8>, _ position: Int, _ isLast: Bool) -> Bool {
        !isLast && position + 1 == bytes.endIndex && bytes[position] == Self.carriageReturn
    }

    private func fault(_ fault: Fault, _ bytes: ArraySlice<UInt8>, _ isLast: Bool) -> Step {
        guard let end = bytes.firstIndex(of: Self.feed) else {
            return isLast ? .fault(fault, length: bytes.count, lines: 0) : .incomplete
        }
        return .fault(fault, length: end - bytes.startIndex + 1, lines: 1)
    }
}
