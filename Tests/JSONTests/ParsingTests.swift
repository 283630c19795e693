import JSON
import Testing

private func outcome(_ bytes: [UInt8], _ limits: JSONLimits = .standard) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
        _ = try JSONDocument(parsing: bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let code: JSONSyntaxError.Code
    let byteOffset: Int

    init(_ text: String, _ code: JSONSyntaxError.Code, _ byteOffset: Int) {
        self.text = text
        self.code = code
        self.byteOffset = byteOffset
    }

    var testDescription: String { text.debugDescription }
}

@Suite struct ParsingTests {
    @Test(arguments: [
        "null", " true ", "false\n", "0", "-0", "10.50e-07", "1E+2", "\"\"", "\"ąęłó😀\"", "[]", "[ ]", "{}", "{ }",
        "[1,[2,{\"a\":[]}],\"]\"]", "{\"a\":{\"a\":1},\"b\":[{\"a\":1}]}", "\"\\u0000\\uD83D\\uDE00\\/\"", "\"\u{7F}\"",
        "[1\t,\r\n2]", "{\"\":0}", "\"\\\\\"", "[\"\\\\\\\"\",1]", "1e000000000000000000007",
    ])
    func `a text of the grammar is accepted`(text: String) {
        #expect(outcome(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        Fault("", .empty, 0), Fault(" \n\t", .empty, 0),
        Fault("[", .syntax, 1), Fault("[1,]", .syntax, 3), Fault("[,1]", .syntax, 1), Fault("[1 2]", .syntax, 3),
        Fault("{\"a\"}", .syntax, 4), Fault("{\"a\":}", .syntax, 5), Fault("{a:1}", .syntax, 1),
        Fault("{\"a\":1,}", .syntax, 7), Fault("{1:1}", .syntax, 1), Fault("[1}", .syntax, 2),
        Fault("{\"a\":1]", .syntax, 6), Fault("]", .syntax, 0), Fault("tru", .syntax, 0), Fault("truee", .syntax, 0),
        Fault("nullnull", .syntax, 0), Fault("NaN", .syntax, 0), Fault("'a'", .syntax, 0), Fault("[1:2]", .syntax, 2),
        Fault("true\"a\"", .syntax, 0), Fault("{\"a\",1}", .syntax, 4), Fault("\u{FEFF}1", .syntax, 0),
        Fault("1 2", .trailingContent, 2), Fault("{}{}", .trailingContent, 2), Fault("\"a\"\"b\"", .trailingContent, 3),
        Fault("[]]", .trailingContent, 2), Fault("1,", .trailingContent, 1),
        Fault("01", .invalidNumber, 0), Fault("-", .invalidNumber, 0), Fault("1.", .invalidNumber, 0),
        Fault(".5", .invalidNumber, 0), Fault("+1", .invalidNumber, 0), Fault("1e", .invalidNumber, 0),
        Fault("1e+", .invalidNumber, 0), Fault("[1.2.3]", .invalidNumber, 1), Fault("-a", .invalidNumber, 0),
        Fault("1\"a\"", .invalidNumber, 0), Fault("0x1", .invalidNumber, 0), Fault("-01", .invalidNumber, 0),
        Fault("1e1000000000", .invalidNumber, 0), Fault("[-]", .invalidNumber, 1),
        Fault("\"a", .invalidString, 0), Fault("[\"\\\"]", .invalidString, 1), Fault("\"\\x\"", .invalidString, 1),
        Fault("\"a\\u12G4\"", .invalidString, 2), Fault("\"\\u12\"", .invalidString, 1),
        Fault("\"\\uD800\"", .invalidString, 1), Fault("\"\\uDC00\"", .invalidString, 1),
        Fault("\"\\uD800\\u0041\"", .invalidString, 1), Fault("\"\\uD800\\n\"", .invalidString, 1),
        Fault("\"a\nb\"", .invalidString, 2), Fault("[\"a\", \"\u{1F}\"]", .invalidString, 7),
        Fault("{\"a\":1,\"a\":2}", .duplicateKey, 7), Fault("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 16),
        Fault("[{\"b\":{\"x\":1,\"y\":2,\"x\":3}}]", .duplicateKey, 19),
    ])
    func `a fault is named with its place`(fault: Fault) {
        #expect(
            outcome(Array(fault.text.utf8)) == JSONSyntaxError(code: fault.code, byteOffset: fault.byteOffset))
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22],
        ] as [[UInt8]])
    func `broken UTF-8 is refused where it starts`(bytes: [UInt8]) {
        #expect(outcome(bytes) == JSONSyntaxError(code: .invalidUTF8, byteOffset: 1))
    }

    @Test func `broken UTF-8 far into a text is found`() {
        let bytes = Array("[\"\(String(repeating: "ż", count: 500))".utf8) + [0xC5] + Array("\"]".utf8)
        #expect(outcome(bytes) == JSONSyntaxError(code: .invalidUTF8, byteOffset: 1_002))
    }

    @Test func `the depth limit counts nested containers`() {
        let limits = JSONLimits(maximumBytes: 100, maximumDepth: 3)
        #expect(outcome(Array("[[[1]],{}]".utf8), limits) == nil)
        #expect(outcome(Array("[[{\"a\":[]}]]".utf8), limits) == JSONSyntaxError(code: .tooDeep, byteOffset: 7))
        #expect(outcome(Array("[]".utf8), JSONLimits(maximumBytes: 100, maximumDepth: 0))?.code == .tooDeep)
        #expect(outcome(Array("1".utf8), JSONLimits(maximumBytes: 100, maximumDepth: 0)) == nil)
    }

    @Test func `a hundred thousand open brackets are refused at the limit`() {
        #expect(
            outcome([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
                == JSONSyntaxError(code: .tooDeep, byteOffset: 64))
    }

    @Test func `the size limit is inclusive`() {
        let text = Array("[1,2]".utf8)
        #expect(outcome(text, JSONLimits(maximumBytes: 5, maximumDepth: 9)) == nil)
        #expect(
            outcome(text, JSONLimits(maximumBytes: 4, maximumDepth: 9))
                == JSONSyntaxError(code: .tooLarge, byteOffset: 4))
    }

    @Test(arguments: [2, 8, 9, 40, 2_000])
    func `a duplicate name is found among any number of members`(count: Int) {
        let names = (0..<count).map { "\"shared-prefix-\($0)\":\($0)" }
        let unique = "{" + names.joined(separator: ",") + "}"
        #expect(outcome(Array(unique.utf8)) == nil)
        let twice = "{" + (names + ["\"shared-prefix-\(count / 2)\":null"]).joined(separator: ",") + "}"
        let last = twice.utf8.count - 1 - "\"shared-prefix-\(count / 2)\":null".utf8.count
        #expect(outcome(Array(twice.utf8)) == JSONSyntaxError(code: .duplicateKey, byteOffset: last))
    }

    @Test func `a document larger than what a thread keeps is parsed`() throws {
        let text = "[" + Array(repeating: "\"0123456789\"", count: 200_000).joined(separator: ",") + "]"
        let document = try JSONDocument(
            parsing: text, limits: JSONLimits(maximumBytes: 4_000_000, maximumDepth: 1))
        #expect(document.root.count == 200_000)
        #expect(document.root[199_999]?.string == "0123456789")
    }

    @Test func `a buffer is copied and may change after parsing`() throws {
        var bytes = Array("{\"a\":\"b\"}".utf8)
        let document = try bytes.withUnsafeMutableBytes { buffer in
            let document = try JSONDocument(parsing: UnsafeRawBufferPointer(buffer))
            buffer[6] = UInt8(ascii: "x")
            return document
        }
        #expect(document.root["a"]?.string == "b")
    }
}
