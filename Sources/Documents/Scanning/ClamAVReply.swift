/// clamd's answers to commands with the prefix `z`: one text that ends with a NUL byte (clamd(8), COMMANDS).
enum ClamAVReply {
    /// Longer answers are none.
    static let maximumBytes = 4096

    /// - Parameter bytes: what came, nothing after the first NUL byte.
    /// - Returns: nil while the NUL byte has not come: half an answer is no answer.
    static func text(_ bytes: [UInt8]) -> String? {
        guard bytes.last == 0 else { return nil }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    /// The meaning of an answer to INSTREAM.
    static func verdict(_ text: String) -> ScanVerdict {
        if text == "stream: OK" { return .clean }
        if text.hasPrefix("stream: "), text.hasSuffix(" FOUND") {
            let signature = shown(text.dropFirst("stream: ".count).dropLast(" FOUND".count))
            // Where AlertExceedsMax is set, clamd reports what it did not look into as a finding.
            return signature.hasPrefix("Heuristics.Limits.Exceeded")
                ? .couldNotScan(ScanFailure(.limitExceeded, signature)) : .infected(signature: signature)
        }
        if text.hasSuffix("size limit exceeded. ERROR") {
            return .couldNotScan(ScanFailure(.limitExceeded, "more bytes than clamd's StreamMaxLength"))
        }
        if text.hasSuffix("ERROR") { return .couldNotScan(ScanFailure(.scannerError, shown(text[...]))) }
        return .couldNotScan(ScanFailure(.unexpectedReply, shown(text[...])))
    }

    private static func shown(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 }.prefix(200)))
    }
}
