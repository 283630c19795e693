/// Parameters in one run of bytes, ready to be pointed at for the time of one send call.
struct EncodedParameters {
    private var writer = BinaryWriter()
    private var ranges: [Range<Int>?] = []
    private(set) var types: [UInt32] = []

    init(_ values: [PostgresValue]) throws(PostgresError) {
        guard values.count <= 65_535 else {
            throw PostgresError(
                .encoding, "a statement has more than 65,535 parameters", hint: "pass arrays and unnest them")
        }
        ranges.reserveCapacity(values.count)
        types.reserveCapacity(values.count)
        for value in values {
            types.append(value.type.rawValue)
            if case .null = value {
                ranges.append(nil)
                continue
            }
            let start = writer.bytes.count
            try writer.content(value)
            guard writer.bytes.count - start <= Int(Int32.max) else {
                throw PostgresError(.encoding, "a parameter is longer than 2 GiB", hint: "split the data")
            }
            ranges.append(start..<writer.bytes.count)
        }
        // An empty value still needs an address: libpq takes a null pointer for NULL.
        writer.bytes.append(0)
    }

    var count: Int { ranges.count }

    func withPointers<R>(
        _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> R
    ) -> R {
        writer.bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = ranges.map { range in range.flatMap { base?.advanced(by: $0.lowerBound) } }
            let lengths = ranges.map { Int32(truncatingIfNeeded: $0?.count ?? 0) }
            return body(pointers, lengths, Array(repeating: 1, count: ranges.count))
        }
    }
}
