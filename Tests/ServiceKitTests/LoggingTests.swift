import JSON
import Logging
import Synchronization
import Testing

@testable import ServiceKit

/// `@unchecked` is not needed: the lines are behind a mutex.
final class CapturedLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var sink: LogSink {
        LogSink { line in self.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
    }
}

struct LoggingTests {
    private let identity = ServiceIdentity(name: "demo", version: "1.2.3", product: "acme")

    /// Checksums right: made for tests.
    private static let right = "44051401359"
    private static let wrong = "44051401358"

    @Test(arguments: [
        (right, "[redacted]"), (wrong, wrong), ("x\(right)y", "x[redacted]y"), ("nr \(right), ok", "nr [redacted], ok"),
        ("1\(right)", "1\(right)"), ("\(right)1", "\(right)1"), ("4405140135", "4405140135"),
        ("\(right) \(right)", "[redacted] [redacted]"), ("\n\(right)\n", "\n[redacted]\n"),
        ("jan.kowalski@example.org", "[redacted]"), ("to=jan+a@example.org;", "to=[redacted];"),
        ("<jan@localhost>", "<[redacted]>"), ("\"jan kowalski\"@example.org", "[redacted]"),
        ("\(right)@example.org", "[redacted]"), ("zażółć@example.org!", "[redacted]!"), ("a @ b", "a @ b"),
        ("@Sendable", "@Sendable"), ("", ""), ("zwykły tekst 123", "zwykły tekst 123"),
    ])
    func `identifiers with a right checksum and addresses are redacted`(text: String, expected: String) {
        #expect(Redaction.redacted(text) == expected)
    }

    @Test func `a JSON line has its members in order and every value redacted`() throws {
        let lines = CapturedLines()
        var handler = LineLogHandler(
            identity: identity, label: "demo", level: .info, format: .json, sink: lines.sink, now: { "T" })
        handler.metadata = ["component": "kafka"]
        let logger = Logger(label: "demo") { _ in handler }
        logger.warning(
            "for \(Self.right)",
            metadata: [
                "a.number": .stringConvertible(7), "a.list": ["x", "jan@example.org"], "a.map": ["k": "line\nbreak"],
                "level": "mine", "id": .stringConvertible(44_051_401_359),
            ])
        #expect(
            lines.all == [
                #"{"ts":"T","level":"warning","service":"demo","version":"1.2.3","message":"for [redacted]","#
                    + #""a.list":["x","[redacted]"],"a.map":{"k":"line\nbreak"},"a.number":7,"component":"kafka","#
                    + #""id":"[redacted]","metadata.level":"mine"}"# + "\n"
            ])
    }

    @Test func `a text line stays one line`() {
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", format: .text, sink: lines.sink)
        logger.info("one\ntwo", metadata: ["k": "a\r\nb \(Self.right)"])
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.hasSuffix(" info     demo      one two  k=a  b [redacted]\n") == true)
    }

    @Test func `levels below the threshold are not written`() {
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", level: .warning, sink: lines.sink)
        logger.info("no")
        logger.error("yes")
        #expect(lines.all.count == 1)
    }

    @Test func `lines of many tasks never mix`() async throws {
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", sink: lines.sink)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<200 { group.addTask { logger.info("message \(index)") } }
        }
        #expect(lines.all.count == 200)
        for line in lines.all {
            #expect(line.hasSuffix("}\n"))
            #expect(throws: Never.self) { try JSONDocument(parsing: Array(line.utf8)) }
        }
    }

    @Test(arguments: [
        (0, 0, "1970-01-01T00:00:00.000Z"), (951_782_400, 7, "2000-02-29T00:00:00.007Z"),
        (-1, 999, "1969-12-31T23:59:59.999Z"), (1_795_471_746, 500, "2026-11-23T22:09:06.500Z"),
        (4_107_542_399, 0, "2100-02-28T23:59:59.000Z"), (4_107_542_400, 0, "2100-03-01T00:00:00.000Z"),
    ])
    func `timestamps are RFC 3339 in UTC`(seconds: Int, milliseconds: Int, expected: String) {
        #expect(LogTimestamp.text(seconds: seconds, milliseconds: milliseconds) == expected)
    }

    @Test(arguments: [
        ("a\u{85}b\u{2028}c\u{2029}d\u{7f}e", "a b c d e"), ("zażółć\tgęślą", "zażółć gęślą"), ("👍🏽 ok", "👍🏽 ok"),
        ("\(wrong) \(right)", "\(wrong) [redacted]"), ("ż \(right)", "ż [redacted]"), ("", ""),
    ])
    func `a text line keeps letters and digits and loses control characters and personal data`(
        text: String, expected: String
    ) {
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", format: .text, sink: lines.sink)
        logger.notice("m", metadata: ["k": "\(text)", "n": .stringConvertible(7), "list": ["a", "b"]])
        #expect(lines.all.first?.dropFirst(13) == " notice   demo      m  k=\(expected)  list=[\"a\", \"b\"]  n=7\n")
    }

    @Test(arguments: [
        ("", false), ("1234567890", false), ("12345678901", true), ("123456789012", true), ("1234567890a1", false),
        ("x@", true), ("zażółć", false),
    ])
    func `only texts with an at sign or eleven digits in a row are looked into`(text: String, expected: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { Redaction.isSuspicious($0) } == expected)
    }

    @Test func `fields stand in the order of their keys and the last value of a key counts`() {
        var fields = LogFields()
        fields.add(["b": "1", "a": "1"])
        fields.add(["c": "2", "b": "2"])
        fields.set("aa", "3")
        #expect(fields.entries.map { "\($0.key)=\($0.value)" } == ["a=1", "aa=3", "b=2", "c=2"])
        #expect(fields.contains("b") && !fields.contains("d"))
    }
}
