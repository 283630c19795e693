import Curl

/// What the worker sends back.
///
/// Not `Sendable`: made, fed and read on one lane, inside and around one transfer.
final class PDFAnswer: CurlTransfer {
    /// More than any page of ours needs by far.
    static let maximumBytes = 8 << 20

    private var bytes: [UInt8] = []
    private(set) var isTooLong = false

    func receive(body part: UnsafeRawBufferPointer) -> Bool {
        isTooLong = bytes.count + part.count > Self.maximumBytes
        if !isTooLong { bytes.append(contentsOf: part) }
        return !isTooLong
    }

    /// The document.
    ///
    /// - Parameter status: of the answer.
    func document(status: Int) throws(PDFFailure) -> [UInt8] {
        switch status {
        case 200:
            guard bytes.starts(with: "%PDF-".utf8) else {
                throw PDFFailure(kind: .unavailable, reason: "what the worker sent is no PDF")
            }
            return bytes
        // The page itself: too long, not HTML, or beyond what can be laid out.
        case 413, 415, 422: throw PDFFailure(kind: .refused, reason: "the worker answered \(status)")
        default: throw PDFFailure(kind: .unavailable, reason: "the worker answered \(status)")
        }
    }

    /// Why the transfer did not come to its end.
    ///
    /// - Parameter reason: libcurl's.
    func failure(_ reason: String) -> PDFFailure {
        isTooLong
            ? PDFFailure(kind: .refused, reason: "the PDF has more than \(Self.maximumBytes) bytes")
            : PDFFailure(kind: .unavailable, reason: reason)
    }
}
