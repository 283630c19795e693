import Testing

@testable import Postgres

struct ValueTests {
    private func roundTrip<Value>(
        _ value: PostgresValue, as type: String, _ read: (PostgresRow) throws -> Value
    ) async throws -> Value {
        try await TestDatabase.withConnection { connection in
            try read(try #require(try await connection.query("SELECT $1::\(type)", [value]).first))
        }
    }

    @Test(arguments: [Int64.min, -1, 0, 1, .max])
    func `a bigint comes back`(number: Int64) async throws {
        #expect(try await roundTrip(.int8(number), as: "bigint") { try $0.int8(0) } == number)
    }

    @Test(arguments: [Int32.min, 0, .max])
    func `an integer comes back`(number: Int32) async throws {
        #expect(try await roundTrip(.int4(number), as: "integer") { try $0.int4(0) } == number)
        #expect(try await roundTrip(.int4(number), as: "integer") { try $0.int(0) } == Int(number))
    }

    @Test(arguments: [0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
    func `a double comes back`(number: Double) async throws {
        let back = try await roundTrip(.float8(number), as: "float8") { try $0.float8(0) }
        #expect(back.bitPattern == number.bitPattern)
    }

    @Test(arguments: ["", "zażółć gęślą jaźń", "'; DROP TABLE t; --", "\\x00 $1 \"", "👩‍👩‍👧"])
    func `text is data, whatever it holds`(text: String) async throws {
        #expect(try await roundTrip(.text(text), as: "text") { try $0.text(0) } == text)
    }

    @Test func `every scalar type comes back`() async throws {
        #expect(try await roundTrip(.bool(true), as: "bool") { try $0.bool(0) })
        #expect(try await roundTrip(.int2(-7), as: "int2") { try $0.int2(0) } == -7)
        #expect(try await roundTrip(.bytea([]), as: "bytea") { try $0.bytea(0) } == [])
        #expect(try await roundTrip(.bytea([0, 255]), as: "bytea") { try $0.bytea(0) } == [0, 255])
        let uuid = PostgresUUID(high: .max, low: 1)
        #expect(try await roundTrip(.uuid(uuid), as: "uuid") { try $0.uuid(0) } == uuid)
        let json = Array("{\"a\": 1}".utf8)
        #expect(try await roundTrip(.jsonb(json), as: "jsonb") { try $0.jsonb(0) } == json)
    }

    @Test(arguments: [Int64.min, -62_135_596_800_000_000, -1, 0, 1_700_000_000_123_456, .max])
    func `a timestamp comes back`(microseconds: Int64) async throws {
        let value = PostgresValue.timestamptz(microsecondsSince1970: microseconds)
        #expect(try await roundTrip(value, as: "timestamptz") { try $0.timestamptz(0) } == microseconds)
    }

    @Test func `times mean what the server means`() async throws {
        let seconds = try await roundTrip(
            .timestamptz(microsecondsSince1970: 1_000_000), as: "timestamptz = to_timestamp(1)"
        ) { try $0.bool(0) }
        #expect(seconds)
        #expect(try await roundTrip(.date(daysSince1970: 1), as: "date = '1970-01-02'") { try $0.bool(0) })
        #expect(try await roundTrip(.date(daysSince1970: -719_162), as: "date") { try $0.date(0) } == -719_162)
    }

    @Test func `arrays keep order, NULLs and emptiness`() async throws {
        #expect(try await roundTrip(.textArray([]), as: "text[]") { try $0.textArray(0) } == [])
        let texts = ["a", nil, "", "NULL", "{,\"}"]
        #expect(try await roundTrip(.textArray(texts), as: "text[]") { try $0.textArray(0) } == texts)
        let longs: [Int64?] = [.min, nil, .max]
        #expect(try await roundTrip(.int8Array(longs), as: "int8[]") { try $0.int8Array(0) } == longs)
        let ints: [Int32?] = [1, nil]
        #expect(try await roundTrip(.int4Array(ints), as: "int4[]") { try $0.int4Array(0) } == ints)
        let shorts: [Int16?] = [nil, 2]
        #expect(try await roundTrip(.int2Array(shorts), as: "int2[]") { try $0.int2Array(0) } == shorts)
        let flags = [true, nil, false]
        #expect(try await roundTrip(.boolArray(flags), as: "bool[]") { try $0.boolArray(0) } == flags)
        let doubles: [Double?] = [0.5, nil]
        #expect(try await roundTrip(.float8Array(doubles), as: "float8[]") { try $0.float8Array(0) } == doubles)
        let blobs: [[UInt8]?] = [[1, 0], nil, []]
        #expect(try await roundTrip(.byteaArray(blobs), as: "bytea[]") { try $0.byteaArray(0) } == blobs)
        let uuids = [PostgresUUID(high: 1, low: 2), nil]
        #expect(try await roundTrip(.uuidArray(uuids), as: "uuid[]") { try $0.uuidArray(0) } == uuids)
        let times: [Int64?] = [0, nil]
        let back = try await roundTrip(.timestamptzArray(times), as: "timestamptz[]") { try $0.timestamptzArray(0) }
        #expect(back == times)
        let days = [20_000, nil]
        #expect(try await roundTrip(.dateArray(days), as: "date[]") { try $0.dateArray(0) } == days)
        let documents: [[UInt8]?] = [Array("[1]".utf8), nil]
        #expect(try await roundTrip(.jsonbArray(documents), as: "jsonb[]") { try $0.jsonbArray(0) } == documents)
    }

    @Test func `NULL is nil, or an error that names the column`() async throws {
        let row = try await TestDatabase.withConnection { connection in
            try #require(try await connection.query("SELECT $1::int8 AS total", [.null]).first)
        }
        #expect(try row.optionalInt8(0) == nil)
        #expect(try row.isNull(0))
        let error = #expect(throws: PostgresError.self) { try row.int8(0) }
        #expect(error?.message == "column 0 \"total\" is NULL")
    }

    @Test func `a wrong type names the column and both types`() async throws {
        let row = try await TestDatabase.withConnection { connection in
            try #require(try await connection.query("SELECT 'x'::text AS label").first)
        }
        let error = #expect(throws: PostgresError.self) { try row.int8(0) }
        #expect(error?.kind == .decoding)
        #expect(error?.message == "column 0 \"label\" is text, not int8")
        #expect(throws: PostgresError.self) { try row.text(1) }
    }

    @Test(arguments: [
        PostgresValue.date(daysSince1970: .max), .date(daysSince1970: -3_000_000),
        .timestamptz(microsecondsSince1970: .min + 1), .dateArray([nil, .min]),
    ])
    func `a value without a binary form is a data error before anything is sent`(value: PostgresValue) async throws {
        try await TestDatabase.withConnection { connection in
            let error = try await TestDatabase.error { _ = try await connection.query("SELECT $1", [value]) }
            #expect(error.kind == .encoding)
            #expect(error.isDataError)
            #expect(try await connection.count("SELECT 1") == 1)
        }
    }
}
