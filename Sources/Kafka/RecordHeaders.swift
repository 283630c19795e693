/// The headers of a record that was read, in the order they were sent: one buffer for all of them, for a record has a
/// dozen and there are millions of records.
public struct RecordHeaders: Sendable, Equatable, Collection, ExpressibleByArrayLiteral {
    /// Where one header begins in `packed`.
    public struct Index: Comparable, Sendable {
        fileprivate let offset: Int

        /// In the order they were sent.
        public static func < (left: Index, right: Index) -> Bool { left.offset < right.offset }
    }

    /// Where the bytes of one header are in `packed`.
    public struct Place: Sendable, Equatable {
        /// Of the name, UTF-8.
        public let key: Range<Int>
        /// Of the value; `nil` for none.
        public let value: Range<Int>?
    }

    /// Name and value by turns, each behind its length; for readers that need no copy (`place(at:)`).
    public private(set) var packed: [UInt8]

    /// None.
    public init() {
        packed = []
    }

    /// The same headers, packed.
    public init(_ headers: some Sequence<KafkaHeader>) {
        self.init()
        for header in headers {
            var key = header.key
            key.withUTF8 { name in
                if let value = header.value {
                    value.withUnsafeBytes { append(UnsafeRawBufferPointer(name), $0) }
                } else {
                    append(UnsafeRawBufferPointer(name), nil)
                }
            }
        }
    }

    /// The same headers, packed.
    public init(arrayLiteral headers: KafkaHeader...) {
        self.init(headers)
    }

    /// None, with room for so many bytes of lengths, names and values.
    init(reservingCapacity capacity: Int) {
        self.init()
        packed.reserveCapacity(capacity)
    }

    /// Adds one at the end.
    mutating func append(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) {
        withUnsafeBytes(of: (Int32(key.count), value.map { Int32($0.count) } ?? Self.none)) {
            packed.append(contentsOf: $0)
        }
        packed.append(contentsOf: key)
        if let value { packed.append(contentsOf: value) }
    }

    // MARK: Collection

    /// See `Collection`.
    public var startIndex: Index { Index(offset: 0) }

    /// See `Collection`.
    public var endIndex: Index { Index(offset: packed.count) }

    /// See `Collection`.
    public func index(after index: Index) -> Index {
        let place = place(at: index)
        return Index(offset: place.value?.upperBound ?? place.key.upperBound)
    }

    /// A copy of one.
    public subscript(index: Index) -> KafkaHeader {
        let place = place(at: index)
        return KafkaHeader(
            key: String(decoding: packed[place.key], as: UTF8.self), value: place.value.map { Array(packed[$0]) })
    }

    /// Where one is in `packed`.
    public func place(at index: Index) -> Place {
        let key = index.offset + 2 * Self.lengthSize
        let value = key + Int(length(at: index.offset))
        let count = length(at: index.offset + Self.lengthSize)
        return Place(key: key..<value, value: count == Self.none ? nil : value..<value + Int(count))
    }

    // MARK: Lengths

    private static let lengthSize = 4
    private static let none: Int32 = -1

    private func length(at offset: Int) -> Int32 {
        packed.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Int32.self) }
    }
}
