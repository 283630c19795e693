import Foundation
import Logging
import Testing

@testable import ServiceKit

struct ConfigurationTests {
    private let identity = ServiceIdentity(name: "demo", version: "1.2.3", product: "acme")
    private let port = ConfigurationKey<Int>("http.port", "Port.", default: 8080, in: 1...65_535)
    private let url = ConfigurationKey<String>("database.url", "Database.", isSecret: true)
    private let note = ConfigurationKey<String>("note.text", "Note.", isRequired: false)
    private let wait = ConfigurationKey<Int>("session.timeout.ms", "Wait.", unit: "ms", default: 6000, in: 1...9000)

    private var keys: [ConfigurationEntry] { [port.entry, url.entry, note.entry, wait.entry] }

    private func configuration(_ environment: [String: String]) throws(ConfigurationErrors) -> ServiceConfiguration {
        try ServiceConfiguration(identity: identity, keys: keys, environment: environment)
    }

    private func problems(_ environment: [String: String]) -> [ConfigurationProblem] {
        do {
            _ = try configuration(environment)
            return []
        } catch {
            return error.problems
        }
    }

    private func withFile<R>(_ content: String, _ body: (String) throws -> R) throws -> R {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json")
        try Data(content.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file.path)
    }

    @Test func `values come from the environment, else from the default`() throws {
        let configuration = try configuration(["DATABASE_URL": "postgresql://x", "SESSION_TIMEOUT_MS": "7000"])
        #expect(try configuration.value(port) == 8080)
        #expect(try configuration.value(url) == "postgresql://x")
        #expect(try configuration.value(wait) == 7000)
        #expect(try configuration.optional(note) == nil)
    }

    @Test func `the file fills in what the environment does not say`() throws {
        try withFile(#"{"http": {"port": 9090}, "database": {"url": "file"}, "note": {"text": "n"}}"#) { path in
            let configuration = try configuration(["ACME_CONFIG_FILE": path, "DATABASE_URL": "environment"])
            #expect(try configuration.value(port) == 9090)
            #expect(try configuration.value(url) == "environment")
            #expect(try configuration.optional(note) == "n")
        }
    }

    @Test func `all problems are reported at once, without the secret`() throws {
        let found = problems(["HTTP_PORT": "0", "DATABASE_URL": "", "SESSION_TIMEOUT_MS": "soon"])
        #expect(found.map(\.code) == [.notAllowed, .missing, .malformed])
        #expect(
            found.map(\.description) == [
                #"HTTP_PORT (http.port) is wrong: expected a whole number, from 1 to 65535, got "0""#,
                "DATABASE_URL (database.url) is not set; expected text",
                #"SESSION_TIMEOUT_MS (session.timeout.ms) is wrong: expected a whole number, from 1 to 9000 (ms), got "soon""#,
            ])
    }

    @Test func `an error never shows a secret`() {
        let secret = ConfigurationKey<Int>("pin.code", "Pin.", isSecret: true, check: { $0 > 10 })
        for text in ["hunter2", "3"] {
            do {
                _ = try ServiceConfiguration(identity: identity, keys: [secret.entry], environment: ["PIN_CODE": text])
                Issue.record("accepted")
            } catch {
                #expect(!error.description.contains(text))
            }
        }
    }

    @Test func `an unknown member of the file is an error`() throws {
        try withFile(#"{"http": {"prot": 1}, "database": {"url": "x"}}"#) { path in
            #expect(problems(["ACME_CONFIG_FILE": path]).map(\.key) == ["http.prot"])
        }
    }

    @Test(arguments: ["{", "[]", ""])
    func `a file that is no JSON object is an error`(content: String) throws {
        try withFile(content) { path in
            #expect(problems(["ACME_CONFIG_FILE": path, "DATABASE_URL": "x"]).map(\.code) == [.fileMalformed])
        }
    }

    @Test func `a missing file is an error`() {
        #expect(problems(["ACME_CONFIG_FILE": "/nowhere.json", "DATABASE_URL": "x"]).map(\.code) == [.fileUnreadable])
    }

    @Test func `a key that was not declared cannot be read`() throws {
        let configuration = try configuration(["DATABASE_URL": "x"])
        #expect(throws: ConfigurationErrors.self) { try configuration.value(ServiceKeys.logLevel) }
    }

    @Test(arguments: [("32 bytes", 32, true), ("31 bytes", 31, false), ("33 bytes", 33, false), ("none", 0, false)])
    func `a secret file holds exactly the bytes it should`(name: String, count: Int, isRight: Bool) throws {
        let secret = SecretFile("signing.key.file", "Key.", format: .base64(byteCount: 32))
        let bytes = [UInt8](repeating: 7, count: count)
        try withFile(Data(bytes).base64EncodedString() + "\n") { path in
            let environment = ["SIGNING_KEY_FILE": path]
            do {
                let configuration = try ServiceConfiguration(
                    identity: identity, keys: [secret.key.entry], environment: environment)
                #expect(try secret.load(from: configuration) == bytes)
                #expect(isRight)
            } catch let error as ConfigurationErrors {
                #expect(!isRight)
                #expect(error.problems.map(\.code) == [.fileMalformed])
            }
        }
    }

    @Test func `a secret file that is not there is found at start`() {
        let secret = SecretFile("signing.key.file", "Key.", format: .content(maximumBytes: 10))
        #expect(throws: ConfigurationErrors.self) {
            try ServiceConfiguration(
                identity: identity, keys: [secret.key.entry], environment: ["SIGNING_KEY_FILE": "/nowhere"])
        }
    }

    @Test func `the reference and the listing show every key and no secret`() throws {
        let reference = ConfigurationReference(identity: identity, entries: keys)
        #expect(
            reference.markdown == """
                ## demo

                | variable | key | meaning | value | default |
                |---|---|---|---|---|
                | `HTTP_PORT` | `http.port` | Port. | a whole number, from 1 to 65535 | `8080` |
                | `DATABASE_URL` | `database.url` | Database. Secret. | text | **required** |
                | `NOTE_TEXT` | `note.text` | Note. | text | — |
                | `SESSION_TIMEOUT_MS` | `session.timeout.ms` | Wait. | a whole number, from 1 to 9000 (ms) | `6000` |

                """)
        #expect(reference.text.contains("DATABASE_URL  (database.url)\n    Database.\n    text; required; secret\n"))
        let listing = ConfigurationReference.listing(of: try configuration(["DATABASE_URL": "hunter2"]))
        #expect(
            listing == """
                http.port = 8080
                database.url = [secret]
                note.text = (not set)
                session.timeout.ms = 6000

                """)
    }

    @Test func `log levels read in any case`() throws {
        let configuration = try ServiceConfiguration(
            identity: identity, keys: [ServiceKeys.logLevel.entry], environment: ["LOG_LEVEL": "DEBUG"])
        #expect(try configuration.value(ServiceKeys.logLevel) == .debug)
    }
}
