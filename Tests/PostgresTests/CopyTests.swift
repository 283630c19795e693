import Testing

@testable import Postgres

struct CopyTests {
    private struct Stop: Error {}

    private func withTable(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await TestDatabase.withSchema { connection, _ in
            try await connection.execute(script: "CREATE TABLE t (id int8, label text, day date)")
            try await body(connection)
        }
    }

    @Test func `ten thousand rows go in and come out`() async throws {
        try await withTable { connection in
            let count = try await connection.copyIn(into: "t", columns: ["id", "label", "day"]) { writer in
                for id in 0..<10_000 {
                    try await writer.write([
                        .int8(Int64(id)), id % 3 == 0 ? .null : .text("ł\(id)"), .date(daysSince1970: id),
                    ])
                }
            }
            #expect(count == 10_000)
            var next: Int64 = 0
            let read = try await connection.copyOut("SELECT id, label, day FROM t ORDER BY id") { row in
                let label = next % 3 == 0 ? nil : "ł\(next)"
                try #require(try row.int8(0) == next)
                try #require(try row.text(1) == label)
                try #require(try row.date(2) == Int(next))
                next += 1
            }
            #expect(read == 10_000)
            #expect(next == 10_000)
        }
    }

    @Test func `an error while writing leaves nothing and the connection usable`() async throws {
        try await withTable { connection in
            await #expect(throws: Stop.self) {
                try await connection.copyIn(into: "t", columns: ["id"]) { writer in
                    for id in 0..<20_000 { try await writer.write([.int8(Int64(id))]) }
                    throw Stop()
                }
            }
            let left = try await connection.count("SELECT count(*) FROM t")
            #expect(left == 0)
        }
    }

    @Test func `a value of another width is refused by the server and nothing is written`() async throws {
        try await withTable { connection in
            let error = try await TestDatabase.error {
                try await connection.copyIn(into: "t", columns: ["day"]) { try await $0.write([.int8(1)]) }
            }
            #expect(error.sqlState == "22P03")
            #expect(error.isDataError)
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func `a row with another number of values is refused`() async throws {
        try await withTable { connection in
            let error = try await TestDatabase.error {
                try await connection.copyIn(into: "t", columns: ["id"]) { try await $0.write([.int8(1), .null]) }
            }
            #expect(error.kind == .encoding)
            #expect(try await connection.count("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func `a reader that stops early leaves the connection usable`() async throws {
        try await TestDatabase.withConnection { connection in
            await #expect(throws: Stop.self) {
                try await connection.copyOut("SELECT generate_series(1, 1000000)") { _ in throw Stop() }
            }
            let one = try await connection.count("SELECT 1")
            #expect(one == 1)
        }
    }

    @Test func `a stream cut anywhere gives the same rows`() throws {
        var writer = BinaryWriter()
        writer.bytes =
            [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
        for id in 0..<3 {
            writer.integer(Int16(2))
            try writer.field(.int8(Int64(id)))
            try writer.field(.null)
        }
        writer.integer(Int16(-1))
        for size in 1...writer.bytes.count {
            var stream = CopyStream()
            var ids: [Int64?] = []
            for start in stride(from: 0, to: writer.bytes.count, by: size) {
                stream.append(Array(writer.bytes[start..<min(start + size, writer.bytes.count)]))
                while let row = try stream.next() { ids.append(try row.int8(0)) }
            }
            #expect(ids == [0, 1, 2])
        }
    }
}

struct NotificationTests {
    @Test func `a notification gives a hint with its payload`() async throws {
        let channel = "channel \(UInt64.random(in: 0 ..< .max))"
        let hints = PostgresNotifications(
            configuration: try TestDatabase.configuration(), channel: channel, pollEvery: .seconds(30),
            logger: TestDatabase.logger)
        var iterator = hints.makeAsyncIterator()
        #expect(await iterator.next()?.cause == .poll)
        try await TestDatabase.withConnection { connection in
            _ = try await connection.query("SELECT pg_notify($1, 'look')", [.text(channel)])
        }
        #expect(await iterator.next() == PostgresHint(cause: .notification, payloads: ["look"]))
    }

    @Test func `silence gives a hint at every polling interval`() async throws {
        let hints = PostgresNotifications(
            configuration: try TestDatabase.configuration(), channel: "silent", pollEvery: .milliseconds(20),
            logger: TestDatabase.logger)
        var iterator = hints.makeAsyncIterator()
        for _ in 0..<3 { #expect(await iterator.next()?.cause == .poll) }
    }

    @Test func `an unreachable server still gives hints`() async throws {
        let hints = PostgresNotifications(
            configuration: try PostgresConfiguration(url: "postgresql://postgres@127.0.0.1:1/none"), channel: "none",
            pollEvery: .milliseconds(20), logger: TestDatabase.logger)
        var iterator = hints.makeAsyncIterator()
        for _ in 0..<2 { #expect(await iterator.next()?.cause == .poll) }
    }

    @Test func `cancellation ends the sequence`() async throws {
        let hints = PostgresNotifications(
            configuration: try TestDatabase.configuration(), channel: "ended", pollEvery: .seconds(60),
            logger: TestDatabase.logger)
        let task = Task {
            var count = 0
            for await _ in hints {
                count += 1
                withUnsafeCurrentTask { $0?.cancel() }
            }
            return count
        }
        #expect(await task.value == 1)
    }
}
