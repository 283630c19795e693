private import CCurl

/// One attempt as libcurl's callbacks see it.
///
/// Not `Sendable`: made, fed and read on the connection's queue, inside and around one `curl_easy_perform`, which calls
/// back on its own thread only.
final class Transfer {
    private let bytes: [UInt8]
    private var position = 0
    var conversation = Conversation()

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// libcurl asks for the next part of the body; 0 says that it has ended.
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

    /// libcurl tells what goes over the control channel.
    func observe(_ text: String, isCommand: Bool) {
        if isCommand { conversation.sent(text) } else { conversation.received(text) }
    }
}
