/// A response as libcurl's callbacks bring it.
///
/// Not `Sendable`: made, fed and read on one lane, inside and around one `curl_easy_perform`, which calls back on its own
/// thread only.
final class S3Exchange {
    private let maximumBytes: Int
    private var body: [UInt8] = []
    private var description: String?
    private(set) var isTooLong = false

    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// - Returns: bytes taken; fewer than came end the transfer.
    func receive(body part: UnsafeRawBufferPointer) -> Int {
        guard body.count + part.count <= maximumBytes else {
            isTooLong = true
            return 0
        }
        body.append(contentsOf: part)
        return part.count
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
