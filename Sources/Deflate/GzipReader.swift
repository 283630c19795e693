private import CZlib

/// Why bytes are no gzip stream.
public enum GzipError: Error, Sendable, Equatable {
    /// The bytes, or their checksum, are wrong.
    case corrupt
    /// The stream has ended and more bytes follow.
    case trailingBytes
    /// The bytes end before the stream does.
    case truncated
    /// zlib has no memory.
    case noMemory
}

/// Expands one gzip stream (RFC 1952) of any length, piece by piece; a checksum that does not match is an error.
public struct GzipReader: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private var piece = [UInt8](repeating: 0, count: 64 * 1024)
    private var isAtEnd = false

    /// Throws `noMemory` only.
    public init() throws(GzipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw .noMemory
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Takes compressed bytes; `output` gets what they expand to, in pieces of 64 KiB at most however much it is.
    public mutating func read(_ bytes: [UInt8], to output: (UnsafeRawBufferPointer) throws -> Void) throws {
        try bytes.withUnsafeBytes { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: Bytef.self).baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            while try fill(output) {}
            stream.pointee.next_in = nil
        }
        if stream.pointee.avail_in > 0 { throw GzipError.trailingBytes }
    }

    /// No more bytes come: the stream must have ended.
    public func finish() throws(GzipError) { if !isAtEnd { throw .truncated } }

    /// One piece; whether there may be more.
    private mutating func fill(_ output: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        guard !isAtEnd else { return false }
        var status = Z_OK
        let isFull = try piece.withUnsafeMutableBytes { piece in
            stream.pointee.next_out = piece.bindMemory(to: Bytef.self).baseAddress
            stream.pointee.avail_out = uInt(piece.count)
            status = inflate(stream, Z_NO_FLUSH)
            let count = piece.count - Int(stream.pointee.avail_out)
            if count > 0 { try output(UnsafeRawBufferPointer(rebasing: piece[..<count])) }
            return count == piece.count
        }
        switch status {
        case Z_STREAM_END:
            isAtEnd = true
            return false
        // Nothing to take and nothing to give: more input is needed.
        case Z_OK, Z_BUF_ERROR: return isFull
        case Z_MEM_ERROR: throw GzipError.noMemory
        default: throw GzipError.corrupt
        }
    }
}
