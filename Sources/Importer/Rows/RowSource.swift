/// Reads a file's rows one after another. A source that is made again at a position reads the same rows from there.
protocol RowSource {
    /// Where the next row begins.
    var position: RowPosition { get }

    /// The next row, or nil at the end.
    func next() throws -> Draft?
}

/// A place between two rows.
struct RowPosition: Sendable, Equatable {
    /// In bytes of the file.
    var offset: Int64
    /// From 1.
    var line: Int

    static let start = RowPosition(offset: 0, line: 1)
}
