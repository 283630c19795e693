/// Pictures by their first bytes.
enum ImageSignature {
    static func type(of bytes: UnsafeRawBufferPointer) -> MediaType? {
        if bytes.starts(with: png) { return .png }
        if bytes.starts(with: jpegStart), bytes.count > 3, isJPEGMarker(bytes[3]) { return .jpeg }
        if bytes.starts(with: tiffLittle) || bytes.starts(with: tiffBig) { return bytes.count > 8 ? .tiff : nil }
        return heif(bytes)
    }

    /// Signature and the head of the IHDR chunk, which comes first (PNG, 3rd edition, §5.2, §11.2.1).
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    /// SOI and the first byte of the next marker.
    private static let jpegStart: [UInt8] = [0xFF, 0xD8, 0xFF]
    /// Byte order and the number 42 (TIFF 6.0 §2).
    private static let tiffLittle: [UInt8] = [0x49, 0x49, 42, 0]
    private static let tiffBig: [UInt8] = [0x4D, 0x4D, 0, 42]

    /// Tables, frames, application segments or a comment; a program cannot go on like this by accident.
    private static func isJPEGMarker(_ byte: UInt8) -> Bool {
        (0xC0...0xCF).contains(byte) || (0xDB...0xEF).contains(byte) || byte == 0xFE
    }

    /// The file type box: size, `ftyp`, major brand, version, compatible brands (ISO/IEC 14496-12 §4.3, 23008-12 §10).
    private static func heif(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
        guard bytes.count > 16, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        let size = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard (16...1024).contains(size), size % 4 == 0, size < bytes.count else { return nil }
        let positions = [8] + stride(from: 16, to: size, by: 4)
        let brands = positions.map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
        let pictures: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
        guard pictures.contains(brands[0]), !brands.contains(where: { $0.hasPrefix("avi") }) else { return nil }
        return brands.contains { $0.hasPrefix("he") } ? .heic : .heif
    }
}
