/// One-dimensional arrays; elements may be NULL, the array itself must not (see `isNull`).
extension PostgresRow {
    /// `bool[]`
    public func boolArray(_ column: Int) throws(PostgresError) -> [Bool?] {
        try array(column, [.boolArray], BinaryDecoding.bool)
    }

    /// `int2[]`
    public func int2Array(_ column: Int) throws(PostgresError) -> [Int16?] {
        try array(column, [.int2Array]) { BinaryDecoding.exactly(Int16.self, $0) }
    }

    /// `int4[]`
    public func int4Array(_ column: Int) throws(PostgresError) -> [Int32?] {
        try array(column, [.int4Array]) { BinaryDecoding.exactly(Int32.self, $0) }
    }

    /// `int8[]`
    public func int8Array(_ column: Int) throws(PostgresError) -> [Int64?] {
        try array(column, [.int8Array]) { BinaryDecoding.exactly(Int64.self, $0) }
    }

    /// `float8[]`
    public func float8Array(_ column: Int) throws(PostgresError) -> [Double?] {
        try array(column, [.float8Array], BinaryDecoding.float8)
    }

    /// `text[]`
    public func textArray(_ column: Int) throws(PostgresError) -> [String?] {
        try array(column, [.textArray, .varcharArray, .nameArray], BinaryDecoding.text)
    }

    /// `bytea[]`
    public func byteaArray(_ column: Int) throws(PostgresError) -> [[UInt8]?] {
        try array(column, [.byteaArray], BinaryDecoding.bytea)
    }

    /// `uuid[]`
    public func uuidArray(_ column: Int) throws(PostgresError) -> [PostgresUUID?] {
        try array(column, [.uuidArray], BinaryDecoding.uuid)
    }

    /// `timestamptz[]`
    public func timestamptzArray(_ column: Int) throws(PostgresError) -> [Int64?] {
        try array(column, [.timestamptzArray], BinaryDecoding.timestamptz)
    }

    /// `date[]`
    public func dateArray(_ column: Int) throws(PostgresError) -> [Int?] {
        try array(column, [.dateArray], BinaryDecoding.date)
    }

    /// `jsonb[]`
    public func jsonbArray(_ column: Int) throws(PostgresError) -> [[UInt8]?] {
        try array(column, [.jsonbArray], BinaryDecoding.jsonb)
    }

    private func array<Element>(
        _ column: Int, _ accepted: [PostgresType], _ element: (UnsafeRawBufferPointer) -> Element?
    ) throws(PostgresError) -> [Element?] {
        let elements = try value(column, accepted) { bytes, _ in BinaryDecoding.array(bytes, element) }
        return try required(elements, column)
    }
}
