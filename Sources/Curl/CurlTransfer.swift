internal import CCurl

/// What a transfer gives and takes while it runs. Called inside ``CurlHandle/perform(_:sending:)`` only, on its thread.
public protocol CurlTransfer: AnyObject {
    /// The next part of an upload.
    ///
    /// - Returns: bytes written into the buffer; 0 says that the body has ended.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int

    /// A part of the answer's body has come.
    ///
    /// - Returns: whether to go on.
    func receive(body part: UnsafeRawBufferPointer) -> Bool

    /// A line of the answer's head has come, with its end. Interim answers have heads of their own.
    func receive(header line: String)

    /// What goes over the control channel, with ``CurlOption/observed``: commands, heads of requests, answers.
    func observe(_ text: String, isOutgoing: Bool)
}

extension CurlTransfer {
    /// Nothing to upload.
    public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }

    /// The body is of no interest.
    public func receive(body part: UnsafeRawBufferPointer) -> Bool { true }

    /// Heads are of no interest.
    public func receive(header line: String) {}

    /// Nothing is observed.
    public func observe(_ text: String, isOutgoing: Bool) {}
}

/// A transfer behind the one pointer that libcurl hands back.
final class LentTransfer {
    let transfer: any CurlTransfer

    init(_ transfer: any CurlTransfer) {
        self.transfer = transfer
    }

    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// - Parameter context: nil between transfers, when a kept connection says farewell.
    static func of(_ context: UnsafeMutableRawPointer?) -> (any CurlTransfer)? {
        context.map { Unmanaged<LentTransfer>.fromOpaque($0).takeUnretainedValue().transfer }
    }
}

func curlRead(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let buffer, let transfer = LentTransfer.of(context) else { return Int(CURL_READFUNC_ABORT) }
    return transfer.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

func curlReceiveBody(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let length = size * count
    guard let transfer = LentTransfer.of(context), length > 0 else { return length }
    // Fewer bytes than came end the transfer.
    return transfer.receive(body: UnsafeRawBufferPointer(start: buffer, count: length)) ? length : 0
}

func curlReceiveHeader(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let length = size * count
    guard let transfer = LentTransfer.of(context) else { return length }
    transfer.receive(header: String(decoding: UnsafeRawBufferPointer(start: buffer, count: length), as: UTF8.self))
    return length
}

func curlObserve(
    _ handle: UnsafeMutableRawPointer?, _ type: curl_infotype, _ data: UnsafeMutablePointer<CChar>?, _ length: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    let isOutgoing = type == CURLINFO_HEADER_OUT
    guard isOutgoing || type == CURLINFO_HEADER_IN, let transfer = LentTransfer.of(context) else { return 0 }
    let text = String(decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
    transfer.observe(text, isOutgoing: isOutgoing)
    return 0
}
