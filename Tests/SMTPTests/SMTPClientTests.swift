import Foundation
import Testing

@testable import SMTP

/// What an attempt meant, without the words.
enum Meaning: Equatable, Sendable {
    case accepted, temporarilyRefused(Int), permanentlyRefused(Int), notSent, unknown

    init(_ delivery: Delivery) {
        self =
            switch delivery {
            case .accepted: .accepted
            case .refused(let code, let permanent, _): permanent ? .permanentlyRefused(code) : .temporarilyRefused(code)
            case .notSent: .notSent
            case .unknown: .unknown
            }
    }
}

struct SMTPClientTests {
    private static let recipient = "jan.kowalski@example.org"

    private func message(_ plain: String = "Dzień dobry") throws -> MailMessage {
        try MailMessage(
            from: "urzad@example.org", to: Self.recipient, subject: "Potwierdzenie",
            messageID: "\(UUID().uuidString)@example.org", millisecondsSince1970: 1_795_471_746_500, plain: plain,
            html: "<p>\(plain)</p>")
    }

    private func client(_ url: String) throws -> SMTPClient {
        // Long enough for a slow machine to answer, short enough to wait for a server that never does.
        try SMTPClient(SMTPConfiguration(url: url, attemptTimeout: .milliseconds(1500)))
    }

    @Test(arguments: [
        (ScriptedServer.Step.greeting, ScriptedServer.Action.reply("421 busy"), Meaning.notSent),
        (.greeting, .reply("554 no service"), .notSent),
        (.greeting, .cut, .notSent),
        (.greeting, .hang, .notSent),
        (.ehlo, .cut, .notSent),
        (.ehlo, .hang, .notSent),
        (.mail, .reply("421 closing"), .temporarilyRefused(421)),
        (.mail, .reply("451 later"), .temporarilyRefused(451)),
        (.mail, .reply("550 no"), .permanentlyRefused(550)),
        (.mail, .cut, .notSent),
        (.mail, .hang, .notSent),
        (.rcpt, .reply("421 closing"), .temporarilyRefused(421)),
        (.rcpt, .reply("451 later"), .temporarilyRefused(451)),
        (.rcpt, .reply("550 5.1.1 <jan.kowalski@example.org> unknown"), .permanentlyRefused(550)),
        (.rcpt, .cut, .notSent),
        (.rcpt, .hang, .notSent),
        (.data, .reply("421 closing"), .temporarilyRefused(421)),
        (.data, .reply("451 later"), .temporarilyRefused(451)),
        (.data, .reply("550 no"), .permanentlyRefused(550)),
        (.data, .cut, .notSent),
        (.data, .hang, .notSent),
        (.body, .reply("421 closing"), .temporarilyRefused(421)),
        (.body, .reply("451 later"), .temporarilyRefused(451)),
        (.body, .reply("550 spam"), .permanentlyRefused(550)),
        (.body, .reply("354 go on"), .unknown),
        (.body, .cut, .unknown),
        (.body, .hang, .unknown),
        (.body, .reply("250 queued"), .accepted),
    ])
    func `each failure at each step has one meaning`(
        step: ScriptedServer.Step, action: ScriptedServer.Action, expected: Meaning
    ) async throws {
        let server = try ScriptedServer([step: action])
        defer { server.stop() }
        let delivery = try await client(server.url).send(message())
        #expect(Meaning(delivery) == expected)
        #expect(!"\(delivery)".lowercased().contains("kowalski"))
    }

    @Test func `no server means not sent`() async throws {
        let server = try ScriptedServer()
        server.stop()
        #expect(Meaning(try await client(server.url).send(message())) == .notSent)
    }

    @Test func `three messages go over one connection`() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        let client = try client(server.url)
        for _ in 0..<3 { #expect(Meaning(try await client.send(message())) == .accepted) }
        #expect(server.seen.connections == 1)
        #expect(server.seen.bodies.count == 3)
    }

    @Test func `a refused message does not spoil the next`() async throws {
        let server = try ScriptedServer([.rcpt: .reply("550 no")])
        defer { server.stop() }
        let client = try client(server.url)
        for _ in 0..<2 { #expect(Meaning(try await client.send(message())) == .permanentlyRefused(550)) }
    }

    @Test func `after an uncertain delivery the next message gets a connection of its own`() async throws {
        let server = try ScriptedServer([.body: .hang])
        defer { server.stop() }
        let client = try client(server.url)
        for _ in 0..<2 { #expect(Meaning(try await client.send(message())) == .unknown) }
        #expect(server.seen.connections == 2)
        #expect(server.seen.bodies.count == 2)
    }

    @Test func `lines that begin with a dot arrive stuffed`() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        #expect(Meaning(try await client(server.url).send(message("a\n.b\n..c\n.\nd"))) == .accepted)
        #expect(server.seen.bodies.first?.contains("\na\n..b\n...c\n..\nd\n") == true)
    }

    @Test func `TLS that is required and not offered stops the message`() async throws {
        let server = try ScriptedServer()
        defer { server.stop() }
        let client = try SMTPClient(SMTPConfiguration(url: server.url, tls: .required))
        #expect(Meaning(try await client.send(message())) == .notSent)
        #expect(server.seen.bodies.isEmpty)
    }

    @Test(arguments: ["http://127.0.0.1", "127.0.0.1:25", ""])
    func `a URL of another kind is refused without being repeated`(url: String) {
        #expect(throws: SMTPConfigurationError.self) { try SMTPClient(SMTPConfiguration(url: url)) }
    }

    @Test func `a real server takes messages one after another`() async throws {
        let url = try #require(
            ProcessInfo.processInfo.environment["SMTP_URL"], "SMTP_URL names the server; use `make test`")
        let client = try SMTPClient(SMTPConfiguration(url: url))
        for text in ["jeden", "dwa\n.\n.trzy", String(repeating: "zażółć gęślą jaźń ", count: 20_000)] {
            #expect(Meaning(try await client.send(message(text))) == .accepted)
        }
    }
}
