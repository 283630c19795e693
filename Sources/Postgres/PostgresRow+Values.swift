/// Single values. The `optional…` forms give nil for NULL, the others throw.
extension PostgresRow {
    /// `boolean`; NULL throws.
    public func bool(_ column: Int) throws(PostgresError) -> Bool {
        try required(optionalBool(column), column)
    }

    /// `boolean`; nil for NULL.
    public func optionalBool(_ column: Int) throws(PostgresError) -> Bool? {
        try value(column, [.bool]) { bytes, _ in BinaryDecoding.bool(bytes) }
    }

    /// `smallint`; NULL throws.
    public func int2(_ column: Int) throws(PostgresError) -> Int16 {
        try required(optionalInt2(column), column)
    }

    /// `smallint`; nil for NULL.
    public func optionalInt2(_ column: Int) throws(PostgresError) -> Int16? {
        try value(column, [.int2]) { bytes, _ in BinaryDecoding.exactly(Int16.self, bytes) }
    }

    /// `integer`, or the narrower `smallint`; NULL throws.
    public func int4(_ column: Int) throws(PostgresError) -> Int32 {
        try required(optionalInt4(column), column)
    }

    /// `integer`, or the narrower `smallint`; nil for NULL.
    public func optionalInt4(_ column: Int) throws(PostgresError) -> Int32? {
        try value(column, [.int4, .int2], Self.integer)
    }

    /// `bigint`, or a narrower integer; NULL throws.
    public func int8(_ column: Int) throws(PostgresError) -> Int64 {
        try required(optionalInt8(column), column)
    }

    /// `bigint`, or a narrower integer; nil for NULL.
    public func optionalInt8(_ column: Int) throws(PostgresError) -> Int64? {
        try value(column, [.int8, .int4, .int2], Self.integer)
    }

    /// any integer; NULL throws.
    public func int(_ column: Int) throws(PostgresError) -> Int {
        try required(optionalInt(column), column)
    }

    /// any integer; nil for NULL.
    public func optionalInt(_ column: Int) throws(PostgresError) -> Int? {
        try value(column, [.int8, .int4, .int2], Self.integer)
    }

    /// `double precision`; NULL throws.
    public func float8(_ column: Int) throws(PostgresError) -> Double {
        try required(optionalFloat8(column), column)
    }

    /// `double precision`; nil for NULL.
    public func optionalFloat8(_ column: Int) throws(PostgresError) -> Double? {
        try value(column, [.float8]) { bytes, _ in BinaryDecoding.float8(bytes) }
    }

    /// `text`, `varchar`, `char(n)` or `name`; NULL throws.
    public func text(_ column: Int) throws(PostgresError) -> String {
        try required(optionalText(column), column)
    }

    /// `text`, `varchar`, `char(n)` or `name`; nil for NULL.
    public func optionalText(_ column: Int) throws(PostgresError) -> String? {
        try value(column, [.text, .varchar, .bpchar, .name]) { bytes, _ in BinaryDecoding.text(bytes) }
    }

    /// `bytea`; NULL throws.
    public func bytea(_ column: Int) throws(PostgresError) -> [UInt8] {
        try required(optionalBytea(column), column)
    }

    /// `bytea`; nil for NULL.
    public func optionalBytea(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try value(column, [.bytea]) { bytes, _ in BinaryDecoding.bytea(bytes) }
    }

    /// `uuid`; NULL throws.
    public func uuid(_ column: Int) throws(PostgresError) -> PostgresUUID {
        try required(optionalUUID(column), column)
    }

    /// `uuid`; nil for NULL.
    public func optionalUUID(_ column: Int) throws(PostgresError) -> PostgresUUID? {
        try value(column, [.uuid]) { bytes, _ in BinaryDecoding.uuid(bytes) }
    }

    /// `timestamptz`, in microseconds since 1970 (UTC); the infinities are `Int64.max` and `.min`; NULL throws.
    public func timestamptz(_ column: Int) throws(PostgresError) -> Int64 {
        try required(optionalTimestamptz(column), column)
    }

    /// `timestamptz`, in microseconds since 1970 (UTC); the infinities are `Int64.max` and `.min`; nil for NULL.
    public func optionalTimestamptz(_ column: Int) throws(PostgresError) -> Int64? {
        try value(column, [.timestamptz]) { bytes, _ in BinaryDecoding.timestamptz(bytes) }
    }

    /// `date`, in days since 1970; the infinities are `Int.max` and `.min`; NULL throws.
    public func date(_ column: Int) throws(PostgresError) -> Int {
        try required(optionalDate(column), column)
    }

    /// `date`, in days since 1970; the infinities are `Int.max` and `.min`; nil for NULL.
    public func optionalDate(_ column: Int) throws(PostgresError) -> Int? {
        try value(column, [.date]) { bytes, _ in BinaryDecoding.date(bytes) }
    }

    /// `jsonb` or `json`: UTF-8 JSON text; NULL throws.
    public func jsonb(_ column: Int) throws(PostgresError) -> [UInt8] {
        try required(optionalJSONB(column), column)
    }

    /// `jsonb` or `json`: UTF-8 JSON text; nil for NULL.
    public func optionalJSONB(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try value(column, [.jsonb, .json]) { bytes, type in
            type == .json ? BinaryDecoding.bytea(bytes) : BinaryDecoding.jsonb(bytes)
        }
    }

    private static func integer<I: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ type: PostgresType) -> I? {
        switch type {
        case .int2: BinaryDecoding.exactly(Int16.self, bytes).flatMap { I(exactly: $0) }
        case .int4: BinaryDecoding.exactly(Int32.self, bytes).flatMap { I(exactly: $0) }
        default: BinaryDecoding.exactly(Int64.self, bytes).flatMap { I(exactly: $0) }
        }
    }
}
