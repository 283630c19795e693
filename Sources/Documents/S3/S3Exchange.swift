internal import Curl

/// A response as it comes.
///
/// Not `Sendable`: made, fed and read on one lane, inside and around one transfer.
final class S3Exchange: CurlTransfer {
    private let maximumBytes: Int
    private var body: [UInt8] = []
    private var description: String?
    private(set) var isTooLong = false

    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    func receive(body part: UnsafeRawBufferPointer) -> Bool {
        isTooLong = body.count + part.count > maximumBytes
        if !isTooLong { body.append(contentsOf: part) }
        return !isTooLong
    }

    /// A line with its end. An interim response (100) has headers of its own, which count for nothing.
    func receive(header line: String) {
        if line.hasPrefix("HTTP/") { description = nil }
        let name = line.prefix { $0 != ":" }
        guard name.lowercased() == S3Metadata.header else { return }
        description = line.dropFirst(name.count + 1).filter { !$0.isWhitespace }
    }

    func response(status: Int) -> S3Response {
        S3Response(status: status, description: description, body: body)
    }
}
