internal import CPCRE2

// Sendable: compiled code is never written again, and PCRE2 lets any number of threads match with it.
/// A pattern that no automaton decides, matched by PCRE2 within a budget of steps.
final class BacktrackingPattern: @unchecked Sendable {
    /// Steps of PCRE2 that cost one unit of work.
    private static let stepsPerUnit = 16
    /// A match that needs more steps ends the validation.
    private static let maximumSteps = 1_000_000
    private static let heapKibibytes: UInt32 = 16 * 1_024

    private let code: OpaquePointer

    init(_ syntax: PatternSyntax) throws(PatternError) {
        // PCRE2 counts the steps of each start anew. With the search inside the pattern, one count bounds them all.
        let text = "(?s:.*?)" + BacktrackingSyntax.text(syntax)
        let options =
            PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY
            | PCRE2_NEVER_BACKSLASH_C
        var error: Int32 = 0
        var offset = 0
        let compiled = text.utf8.withContiguousStorageIfAvailable {
            pcre2_compile_8($0.baseAddress, $0.count, UInt32(options), &error, &offset, nil)
        }
        guard let code = compiled ?? nil else { throw PatternError(reason: Self.message(error)) }
        self.code = code
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// Bytes of the compiled code.
    var size: Int {
        var size = 0
        return pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size) == 0 ? size : 0
    }

    /// See ``Pattern/matches(_:budget:)``.
    func matches(_ text: UnsafeBufferPointer<UInt8>, budget: inout Int) -> Bool? {
        // Most searches end after a few steps for each character and are charged as such.
        let few = 500 + 16 * text.count
        for steps in [min(few, Self.maximumSteps), Self.maximumSteps] {
            budget -= steps / Self.stepsPerUnit
            if budget < 0 { return nil }
            switch run(text, steps: steps) {
            case 0...: return true
            case PCRE2_ERROR_NOMATCH: return false
            case PCRE2_ERROR_MATCHLIMIT: continue
            default: return nil
            }
        }
        return nil
    }

    private func run(_ text: UnsafeBufferPointer<UInt8>, steps: Int) -> Int32 {
        guard let data = pcre2_match_data_create_8(1, nil), let context = pcre2_match_context_create_8(nil) else {
            return PCRE2_ERROR_NOMEMORY
        }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, UInt32(steps))
        pcre2_set_heap_limit_8(context, Self.heapKibibytes)
        return pcre2_match_8(
            code, text.baseAddress, text.count, 0, UInt32(PCRE2_NO_UTF_CHECK), data, context)
    }

    private static func message(_ error: Int32) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            let length = pcre2_get_error_message_8(error, buffer.baseAddress, buffer.count)
            return length < 0 ? "the pattern is not supported" : String(decoding: buffer[..<Int(length)], as: UTF8.self)
        }
    }
}
