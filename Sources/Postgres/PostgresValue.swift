/// A parameter, sent in the binary format of its type.
///
/// Arrays are one-dimensional; an element may be null. Text must not hold U+0000 (the server refuses it with 22021).
public enum PostgresValue: Sendable, Equatable {
    /// SQL NULL of whatever type the statement expects.
    case null
    /// `boolean`
    case bool(Bool)
    /// `smallint`
    case int2(Int16)
    /// `integer`
    case int4(Int32)
    /// `bigint`
    case int8(Int64)
    /// `double precision`
    case float8(Double)
    /// `text`
    case text(String)
    /// `bytea`
    case bytea([UInt8])
    /// `uuid`
    case uuid(high: UInt64, low: UInt64)
    /// `timestamptz`, in microseconds since 1970-01-01T00:00:00Z; `Int64.max` and `.min` are the infinities.
    case timestamptz(microsecondsSince1970: Int64)
    /// `date`, in days since 1970-01-01.
    case date(daysSince1970: Int)
    /// `jsonb`: UTF-8 JSON text.
    case jsonb([UInt8])
    /// `numeric`: a plain decimal such as `-12.50`, no exponent.
    case numeric(String)
    /// `boolean[]`
    case boolArray([Bool?])
    /// `smallint[]`
    case int2Array([Int16?])
    /// `integer[]`
    case int4Array([Int32?])
    /// `bigint[]`
    case int8Array([Int64?])
    /// `double precision[]`
    case float8Array([Double?])
    /// `text[]`
    case textArray([String?])
    /// `bytea[]`
    case byteaArray([[UInt8]?])
    /// `uuid[]`
    case uuidArray([PostgresUUID?])
    /// `timestamptz[]`, in microseconds since 1970-01-01T00:00:00Z
    case timestamptzArray([Int64?])
    /// `date[]`, in days since 1970-01-01
    case dateArray([Int?])
    /// `jsonb[]`: UTF-8 JSON texts
    case jsonbArray([[UInt8]?])
    /// An array of any of the single types: each value is `.null` or of that type.
    case array(of: PostgresType, [PostgresValue])

    /// `uuid`
    public static func uuid(_ value: PostgresUUID) -> PostgresValue { .uuid(high: value.high, low: value.low) }
    /// `text`, or NULL
    public static func optionalText(_ value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }
    /// `integer`, or NULL
    public static func optionalInt4(_ value: Int32?) -> PostgresValue { value.map { .int4($0) } ?? .null }
    /// `bigint`, or NULL
    public static func optionalInt8(_ value: Int64?) -> PostgresValue { value.map { .int8($0) } ?? .null }
    /// `bytea`, or NULL
    public static func optionalBytea(_ value: [UInt8]?) -> PostgresValue { value.map { .bytea($0) } ?? .null }
    /// `jsonb`, or NULL
    public static func optionalJSONB(_ value: [UInt8]?) -> PostgresValue { value.map { .jsonb($0) } ?? .null }
    /// `timestamptz` in microseconds since 1970, or NULL
    public static func optionalTimestamptz(_ value: Int64?) -> PostgresValue {
        value.map { .timestamptz(microsecondsSince1970: $0) } ?? .null
    }
    /// `date` in days since 1970, or NULL
    public static func optionalDate(_ value: Int?) -> PostgresValue { value.map { .date(daysSince1970: $0) } ?? .null }
    /// `numeric`, or NULL
    public static func optionalNumeric(_ value: String?) -> PostgresValue { value.map { .numeric($0) } ?? .null }
    /// `uuid`, or NULL
    public static func optionalUUID(_ value: PostgresUUID?) -> PostgresValue { value.map { .uuid($0) } ?? .null }

    var type: PostgresType {
        switch self {
        case .null: .unspecified
        case .bool: .bool
        case .int2: .int2
        case .int4: .int4
        case .int8: .int8
        case .float8: .float8
        case .text: .text
        case .bytea: .bytea
        case .uuid: .uuid
        case .timestamptz: .timestamptz
        case .date: .date
        case .jsonb: .jsonb
        case .numeric: .numeric
        case .boolArray: .boolArray
        case .int2Array: .int2Array
        case .int4Array: .int4Array
        case .int8Array: .int8Array
        case .float8Array: .float8Array
        case .textArray: .textArray
        case .byteaArray: .byteaArray
        case .uuidArray: .uuidArray
        case .timestamptzArray: .timestamptzArray
        case .dateArray: .dateArray
        case .jsonbArray: .jsonbArray
        case .array(let element, _): element.array
        }
    }
}
