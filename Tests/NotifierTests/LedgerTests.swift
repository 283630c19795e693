import Applications
import Postgres
import Projection
import TestDatabase
import Testing

@testable import Notifier

/// The ledger's statements against a real PostgreSQL (G8).
struct LedgerTests {
    let application = ApplicationID(UUID128(high: 1, low: 2))

    func facts() throws -> MessageFacts {
        MessageFacts(
            reference: "ABCD", benefit: "housing-allowance", day: try #require(LocalDate(iso: "2026-11-23")),
            decideBy: nil, outcome: nil)
    }

    func message(version: Int = 1, tooOld: Bool = false) throws -> QueuedMessage {
        QueuedMessage(
            application: application, version: version, template: .confirmation, facts: try facts(),
            mailDomain: "mops.example", isTooOld: tooOld)
    }

    func enqueue(_ messages: [QueuedMessage], in database: MigratedDatabase) async throws {
        try await database.pool.withConnection {
            _ = try await $0.pipeline([PipelineStep(EnqueueMessages(messages: messages))])
        }
    }

    func addRecipient(_ database: MigratedDatabase) async throws {
        try await database.pool.withConnection { connection in
            try await connection.execute(
                script: """
                    insert into notifier.recipient
                    values ('00000000-0000-0001-0000-000000000002', 'odbiorca@example.org', 'pl')
                    """)
        }
    }

    func lease(_ sender: String, in database: MigratedDatabase) async throws -> LeasedMessage? {
        let statement = LeaseMessage(sender: sender, leaseSeconds: 60)
        return try await database.pool.withConnection { try await $0.query(statement) }.first
    }

    func settle(_ message: LeasedMessage, by sender: String, as state: String, in database: MigratedDatabase)
        async throws -> Int
    {
        let statement = SettleMessage(
            dedupeKey: message.dedupeKey, sender: sender, attempt: message.attempt, state: state, reply: "ok",
            retryAfterSeconds: 0)
        return try await database.pool.withConnection { try await $0.execute(statement) }
    }

    @Test func `the same message twice is one row, and a replay does not wake a sent one`() async throws {
        try await MigratedDatabase.with { database in
            try await addRecipient(database)
            try await enqueue([try message()], in: database)
            let leased = try #require(try await lease("a", in: database))
            #expect(try await settle(leased, by: "a", as: "sent", in: database) == 1)
            try await enqueue([try message()], in: database)
            #expect(try await database.count("notifier.message") == 1)
            #expect(try await lease("a", in: database) == nil)
        }
    }

    @Test func `an application without an address gets no message`() async throws {
        try await MigratedDatabase.with { database in
            try await enqueue([try message()], in: database)
            #expect(try await database.count("notifier.message") == 0)
        }
    }

    @Test func `an event too old is recorded and never sent`() async throws {
        try await MigratedDatabase.with { database in
            try await addRecipient(database)
            try await enqueue([try message(tooOld: true)], in: database)
            #expect(try await database.text("select state from notifier.message") == "suppressed")
            #expect(try await lease("a", in: database) == nil)
        }
    }

    @Test func `one message is leased by one sender only`() async throws {
        try await MigratedDatabase.with { database in
            try await addRecipient(database)
            try await enqueue([try message()], in: database)
            async let first = lease("a", in: database)
            async let second = lease("b", in: database)
            let leases = try await [first, second].compactMap { $0 }
            #expect(leases.count == 1)
            #expect(leases.first?.recipient == "odbiorca@example.org")
        }
    }

    @Test func `a message whose sender died becomes unknown and is not sent again`() async throws {
        try await MigratedDatabase.with { database in
            try await addRecipient(database)
            try await enqueue([try message()], in: database)
            _ = try await lease("dead", in: database)
            #expect(try await database.pool.withConnection { try await $0.query(DeclareUnknown()) }.isEmpty)
            try await database.pool.withConnection {
                try await $0.execute(script: "update notifier.message set leased_until = now() - interval '1 second'")
            }
            #expect(try await database.pool.withConnection { try await $0.query(DeclareUnknown()) }.count == 1)
            #expect(try await database.text("select state from notifier.message") == "unknown")
            #expect(try await lease("alive", in: database) == nil)
        }
    }

    @Test func `a sender that was only slow may still say how it ended, another may not`() async throws {
        try await MigratedDatabase.with { database in
            try await addRecipient(database)
            try await enqueue([try message()], in: database)
            let leased = try #require(try await lease("slow", in: database))
            try await database.pool.withConnection {
                try await $0.execute(script: "update notifier.message set state = 'unknown'")
            }
            #expect(try await settle(leased, by: "other", as: "sent", in: database) == 0)
            #expect(try await settle(leased, by: "slow", as: "pending", in: database) == 0)
            #expect(try await settle(leased, by: "slow", as: "sent", in: database) == 1)
            #expect(try await database.text("select state from notifier.message") == "sent")
        }
    }
}
