private import CZlib

/// Compression of small texts: zlib's format (RFC 1950), through zlib itself.
public enum Deflate {
    /// The compressed bytes; nil only when zlib has no memory left.
    public static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var size = compressBound(uLong(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(size))
        guard compress2(&result, &size, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else { return nil }
        result.removeLast(result.count - Int(size))
        return result
    }

    /// The bytes again; nil when these are no compressed bytes or become more than the limit.
    public static func decompress(_ bytes: [UInt8], upTo limit: Int) -> [UInt8]? {
        var capacity = min(limit, max(1024, bytes.count * 8))
        while true {
            var size = uLong(capacity)
            var result = [UInt8](repeating: 0, count: capacity)
            switch uncompress(&result, &size, bytes, uLong(bytes.count)) {
            case Z_OK:
                result.removeLast(result.count - Int(size))
                return result
            case Z_BUF_ERROR where capacity < limit:
                capacity = min(limit, capacity * 4)
            default:
                return nil
            }
        }
    }
}
