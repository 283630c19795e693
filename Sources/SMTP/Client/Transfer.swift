internal import Curl

/// One attempt as libcurl sees it.
///
/// Not `Sendable`: made, fed and read on the connection's queue, inside and around one transfer.
final class Transfer: CurlTransfer {
    private let bytes: [UInt8]
    private var position = 0
    var conversation = Conversation()

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        conversation.began()
        let count = min(buffer.count, bytes.count - position)
        guard count > 0 else {
            conversation.ended()
            return 0
        }
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }

    func observe(_ text: String, isOutgoing: Bool) {
        if isOutgoing { conversation.sent(text) } else { conversation.received(text) }
    }
}
