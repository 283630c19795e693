/// One row of a CSV file: its fields without quotes, still in the file's encoding.
struct CSVRow: Equatable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    /// Whether no field holds anything, as in the rows that spreadsheets add at the end.
    var isBlank: Bool { bytes.isEmpty }

    subscript(position: Int) -> ArraySlice<UInt8> {
        bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(contentsOf more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

    mutating func endField() { ends.append(bytes.count) }
}
