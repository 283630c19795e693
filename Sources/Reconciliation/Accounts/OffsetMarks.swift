/// Marks of a partition's offsets: one byte each, in pages, so that a gap costs nothing and a million records a
/// megabyte.
struct OffsetMarks {
    private static let pageSize: Int64 = 4096
    private static let emptyPage = [UInt8](repeating: 0, count: Int(pageSize))

    private var pages: [Int64: [UInt8]] = [:]

    subscript(offset: Int64) -> RecordMarks {
        RecordMarks(rawValue: pages[offset / Self.pageSize]?[Int(offset % Self.pageSize)] ?? 0)
    }

    /// Adds marks; answers what was there before.
    @discardableResult
    mutating func insert(_ marks: RecordMarks, at offset: Int64) -> RecordMarks {
        let (page, place) = (offset / Self.pageSize, Int(offset % Self.pageSize))
        return pages[page, default: Self.emptyPage].withUnsafeMutableBufferPointer { bytes in
            let before = bytes[place]
            bytes[place] = before | marks.rawValue
            return RecordMarks(rawValue: before)
        }
    }

    /// Ascending offsets whose marks satisfy the condition.
    func offsets(where condition: (RecordMarks) -> Bool) -> [Int64] {
        pages.sorted { $0.key < $1.key }.flatMap { page, bytes in
            bytes.indices.filter { bytes[$0] != 0 && condition(RecordMarks(rawValue: bytes[$0])) }
                .map { page * Self.pageSize + Int64($0) }
        }
    }
}
