/// A position in a distributed trace: W3C Trace Context, https://www.w3.org/TR/trace-context/
public struct TraceContext: Sendable, Hashable {
    private let trace: (high: UInt64, low: UInt64)
    private let span: UInt64
    /// Bit 0: the caller recorded this trace.
    public let flags: UInt8

    private init(trace: (high: UInt64, low: UInt64), span: UInt64, flags: UInt8) {
        self.trace = trace
        self.span = span
        self.flags = flags
    }

    /// A new trace, marked as recorded.
    public init() {
        self.init(
            trace: (TraceRandomness.next(), TraceRandomness.next()), span: TraceRandomness.next(), flags: 1)
    }

    /// Reads a `traceparent` header; nil when it breaks the standard, which then means: begin a new trace.
    /// Later versions are read as far as version 00 goes, as §4.3 says.
    public init?(traceparent: String) {
        let bytes = Array(traceparent.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            let version = Self.hex(bytes[0..<2]), version != 0xFF,
            bytes.count == 55 || (version > 0 && bytes[55] == dash),
            let high = Self.hex(bytes[3..<19]), let low = Self.hex(bytes[19..<35]), high | low != 0,
            let span = Self.hex(bytes[36..<52]), span != 0,
            let flags = Self.hex(bytes[53..<55])
        else { return nil }
        self.init(trace: (high, low), span: span, flags: UInt8(flags))
    }

    /// 32 lower-case hex digits.
    public var traceID: String {
        String(unsafeUninitializedCapacity: 32) { text in
            Self.write(trace.high, to: text, at: 0)
            Self.write(trace.low, to: text, at: 16)
            return 32
        }
    }

    /// 16 lower-case hex digits.
    public var spanID: String {
        String(unsafeUninitializedCapacity: 16) { text in
            Self.write(span, to: text, at: 0)
            return 16
        }
    }

    /// A `traceparent` header of version 00.
    public var header: String { "00-\(traceID)-\(spanID)-\(flags & 1 == 1 ? "01" : "00")" }

    /// The same trace, a new span.
    public func child() -> TraceContext {
        TraceContext(trace: trace, span: TraceRandomness.next(), flags: flags)
    }

    /// Same trace, span and flags.
    public static func == (a: TraceContext, b: TraceContext) -> Bool {
        a.trace == b.trace && a.span == b.span && a.flags == b.flags
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(trace.high)
        hasher.combine(trace.low)
        hasher.combine(span)
        hasher.combine(flags)
    }

    private static func write(_ value: UInt64, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        for index in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: value >> (60 - 4 * UInt64(index)) & 0xF)
            text[start + index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }

    /// Lower case only; upper case is an error of the sender (§3.2.2).
    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}
