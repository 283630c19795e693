@testable import Documents

/// The smallest documents of each kind.
enum Samples {
    static let pdf = Array("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n%%EOF\n".utf8)
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + "IHDR".utf8 + [UInt8](repeating: 0, count: 17)
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + "JFIF\0".utf8 + [1, 1, 0, 0, 72, 0, 72, 0, 0]
    static let tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
    static let heic = fileType("heic", ["mif1", "heic"]) + "meta".utf8
    static let heif = fileType("mif1", ["mif1", "miaf"]) + "meta".utf8
    static let text = Array("Zażółć gęślą jaźń.\r\n".utf8)
    static let xml = Array("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<p:Pismo xmlns:p=\"urn:x\"/>\n".utf8)
    static let docx = ZIPSample([
        .init("[Content_Types].xml", "<Types/>"), .init("_rels/.rels", "<r/>"), .init("word/document.xml", "<w/>"),
    ]).bytes
    static let odt = ZIPSample([
        .init("mimetype", MediaType.odt.rawValue), .init("content.xml", "<c/>"), .init("META-INF/manifest.xml", "<m/>"),
    ]).bytes

    static let all: [(MediaType, [UInt8])] = [
        (.pdf, pdf), (.png, png), (.jpeg, jpeg), (.tiff, tiff), (.heic, heic), (.heif, heif), (.text, text),
        (.xml, xml), (.docx, docx), (.odt, odt),
    ]

    /// A PDF with this text in it.
    static func pdf(holding text: String) -> [UInt8] {
        Array("%PDF-1.7\n1 0 obj\n<< \(text) >>\nendobj\ntrailer\n%%EOF\n".utf8)
    }

    static func fileType(_ major: String, _ compatible: [String]) -> [UInt8] {
        let size = UInt8(16 + compatible.count * 4)
        return [0, 0, 0, size] + "ftyp".utf8 + major.utf8 + [0, 0, 0, 0] + compatible.flatMap { Array($0.utf8) }
            + [0, 0, 1, 0]
    }

    static func description(
        _ mediaType: MediaType = .pdf, name: String = "skan.pdf", storedAt: Int64 = 1_795_471_746_500,
        scan: ScanRecord = .clean
    ) throws -> DocumentDescription {
        struct NoName: Error {}
        guard let name = DocumentName(name) else { throw NoName() }
        return DocumentDescription(mediaType: mediaType, name: name, storedAt: storedAt, scan: scan)
    }
}
