private import CSimdJSON

// Sendable: the block is written by csj_parse before `init` returns, is never written again, and is freed in `deinit`,
// when no other reference exists.
/// A parsed JSON text: a flat tape of nodes over its own copy of the bytes, in one allocation.
///
/// Accepts exactly RFC 8259 with I-JSON's (RFC 7493) bans on duplicate names and lone surrogates. Numbers keep their
/// source text; nothing is ever converted to a double while parsing. A byte order mark is a syntax error.
public final class JSONDocument: @unchecked Sendable {
    package let tape: JSONTape
    private let block: UnsafeMutableRawPointer

    /// Parses a whole text, copying it.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first fault. When several faults are there, broken UTF-8 and broken
    ///   strings are reported before faults of the grammar.
    public convenience init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        let result = bytes.withUnsafeBytes { Self.parse($0, limits: limits) }
        try self.init(result)
    }

    /// Parses a whole text, copying it; the buffer may go away afterwards and needs no padding.
    ///
    /// - Throws: ``JSONSyntaxError``, as for `init(parsing: [UInt8])`.
    public convenience init(
        parsing bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard
    ) throws(JSONSyntaxError) {
        try self.init(Self.parse(bytes, limits: limits))
    }

    /// Parses a text held as a string, for literals and tests.
    ///
    /// - Throws: ``JSONSyntaxError``, as for `init(parsing: [UInt8])`.
    public convenience init(parsing text: String, limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        var text = text
        let result = text.withUTF8 { Self.parse(UnsafeRawBufferPointer($0), limits: limits) }
        try self.init(result)
    }

    private init(_ result: csj_result) throws(JSONSyntaxError) {
        guard let block = result.block, let nodes = result.nodes, let text = result.text else {
            throw JSONSyntaxError(code: Self.code(result.status), byteOffset: Int(result.error_offset))
        }
        self.block = block
        self.tape = JSONTape(
            nodes: UnsafeRawPointer(nodes), text: text, sourceLength: Int(result.source_length))
    }

    deinit {
        csj_free(block)
    }

    /// The value of the text.
    public var root: JSONNode {
        JSONNode(document: self, index: 0)
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits) -> csj_result {
        csj_parse(
            bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, max(0, limits.maximumBytes),
            UInt32(clamping: limits.maximumDepth))
    }

    private static func code(_ status: csj_status) -> JSONSyntaxError.Code {
        switch status {
        case CSJ_EMPTY: .empty
        case CSJ_INVALID_UTF8: .invalidUTF8
        case CSJ_DUPLICATE_KEY: .duplicateKey
        case CSJ_TOO_DEEP: .tooDeep
        case CSJ_TOO_LARGE, CSJ_OUT_OF_MEMORY: .tooLarge
        case CSJ_TRAILING_CONTENT: .trailingContent
        case CSJ_INVALID_NUMBER: .invalidNumber
        case CSJ_INVALID_STRING: .invalidString
        default: .syntax
        }
    }
}
