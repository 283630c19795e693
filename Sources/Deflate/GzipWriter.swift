private import CZlib

/// Compresses a stream of any length into gzip's format (RFC 1952), piece by piece.
public struct GzipWriter: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private var piece = [UInt8](repeating: 0, count: 64 * 1024)

    /// Throws `noMemory` only.
    public init() throws(GzipError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Level 4: base64 of JSON becomes a fifth, half again as fast as with the default. 15 bits of window, and 16 for
        // gzip's header and checksum.
        let status = deflateInit2_(
            stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw .noMemory
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Takes bytes; `output` gets compressed ones as they come, perhaps none yet.
    public mutating func write(_ bytes: [UInt8], to output: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try run(bytes, Z_NO_FLUSH, output)
    }

    /// The rest, with the checksum. Nothing can be written afterwards.
    public mutating func finish(to output: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try run([], Z_FINISH, output)
    }

    private mutating func run(
        _ bytes: [UInt8], _ flush: Int32, _ output: (UnsafeRawBufferPointer) throws -> Void
    ) rethrows {
        try bytes.withUnsafeBytes { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: Bytef.self).baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            // A piece that was not filled: there is no more for now.
            while try fill(flush, output) {}
            stream.pointee.next_in = nil
        }
    }

    private mutating func fill(_ flush: Int32, _ output: (UnsafeRawBufferPointer) throws -> Void) rethrows -> Bool {
        try piece.withUnsafeMutableBytes { piece in
            stream.pointee.next_out = piece.bindMemory(to: Bytef.self).baseAddress
            stream.pointee.avail_out = uInt(piece.count)
            _ = deflate(stream, flush)
            let count = piece.count - Int(stream.pointee.avail_out)
            if count > 0 { try output(UnsafeRawBufferPointer(rebasing: piece[..<count])) }
            return count == piece.count
        }
    }
}
