/// Object ids of the built-in types this module speaks (PostgreSQL `pg_type.dat`; they never change).
public struct PostgresType: RawRepresentable, Hashable, Sendable {
    /// The `oid` in `pg_type`.
    public let rawValue: UInt32

    /// Wraps an `oid`.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    static let unspecified = PostgresType(rawValue: 0)
    /// `bool`
    public static let bool = PostgresType(rawValue: 16)
    /// `bytea`
    public static let bytea = PostgresType(rawValue: 17)
    static let name = PostgresType(rawValue: 19)
    /// `int8`
    public static let int8 = PostgresType(rawValue: 20)
    /// `int2`
    public static let int2 = PostgresType(rawValue: 21)
    /// `int4`
    public static let int4 = PostgresType(rawValue: 23)
    /// `text`
    public static let text = PostgresType(rawValue: 25)
    static let json = PostgresType(rawValue: 114)
    static let float4 = PostgresType(rawValue: 700)
    /// `float8`
    public static let float8 = PostgresType(rawValue: 701)
    static let bpchar = PostgresType(rawValue: 1042)
    static let varchar = PostgresType(rawValue: 1043)
    /// `date`
    public static let date = PostgresType(rawValue: 1082)
    /// `timestamptz`
    public static let timestamptz = PostgresType(rawValue: 1184)
    /// `uuid`
    public static let uuid = PostgresType(rawValue: 2950)
    /// `jsonb`
    public static let jsonb = PostgresType(rawValue: 3802)
    /// `numeric`
    public static let numeric = PostgresType(rawValue: 1700)

    static let boolArray = PostgresType(rawValue: 1000)
    static let byteaArray = PostgresType(rawValue: 1001)
    static let nameArray = PostgresType(rawValue: 1003)
    static let int2Array = PostgresType(rawValue: 1005)
    static let int4Array = PostgresType(rawValue: 1007)
    static let textArray = PostgresType(rawValue: 1009)
    static let varcharArray = PostgresType(rawValue: 1015)
    static let int8Array = PostgresType(rawValue: 1016)
    static let float8Array = PostgresType(rawValue: 1022)
    static let dateArray = PostgresType(rawValue: 1182)
    static let timestamptzArray = PostgresType(rawValue: 1185)
    static let uuidArray = PostgresType(rawValue: 2951)
    static let jsonbArray = PostgresType(rawValue: 3807)
    static let numericArray = PostgresType(rawValue: 1231)

    /// The type of arrays of this type; `unspecified` for arrays themselves and types that are only read.
    var array: PostgresType {
        switch self {
        case .bool: .boolArray
        case .bytea: .byteaArray
        case .int8: .int8Array
        case .int2: .int2Array
        case .int4: .int4Array
        case .text: .textArray
        case .float8: .float8Array
        case .date: .dateArray
        case .timestamptz: .timestamptzArray
        case .uuid: .uuidArray
        case .jsonb: .jsonbArray
        case .numeric: .numericArray
        default: .unspecified
        }
    }

    var name: String {
        switch self {
        case .unspecified: "unspecified"
        case .bool: "bool"
        case .bytea: "bytea"
        case .name: "name"
        case .int8: "int8"
        case .int2: "int2"
        case .int4: "int4"
        case .text: "text"
        case .json: "json"
        case .float4: "float4"
        case .float8: "float8"
        case .bpchar: "bpchar"
        case .varchar: "varchar"
        case .date: "date"
        case .timestamptz: "timestamptz"
        case .uuid: "uuid"
        case .jsonb: "jsonb"
        case .numeric: "numeric"
        case .boolArray: "bool[]"
        case .byteaArray: "bytea[]"
        case .nameArray: "name[]"
        case .int2Array: "int2[]"
        case .int4Array: "int4[]"
        case .textArray: "text[]"
        case .varcharArray: "varchar[]"
        case .int8Array: "int8[]"
        case .float8Array: "float8[]"
        case .dateArray: "date[]"
        case .timestamptzArray: "timestamptz[]"
        case .uuidArray: "uuid[]"
        case .jsonbArray: "jsonb[]"
        case .numericArray: "numeric[]"
        default: "type \(rawValue)"
        }
    }
}

/// PostgreSQL counts time from 2000-01-01.
enum PostgresEpoch {
    static let days = 10_957
    static let microseconds: Int64 = 946_684_800_000_000
}
