/// Word-processor documents: ZIP files with certain entries.
enum OfficePackage {
    static func inspect(_ bytes: UnsafeRawBufferPointer) -> ContentInspection {
        guard let directory = ZIPDirectory(bytes), let type = type(directory, bytes) else { return .unknown }
        return directory.entries.contains { isActive($0.name) } ? .active(type) : .recognised(type)
    }

    private static func type(_ directory: ZIPDirectory, _ bytes: UnsafeRawBufferPointer) -> MediaType? {
        let names = Set(directory.entries.map(\.name))
        // ISO/IEC 29500-2 §10.1, -1 §11.3.10.
        if names.contains("[Content_Types].xml"), names.contains("word/document.xml") { return .docx }
        // OpenDocument 1.3, part 2, §3.3: first, stored, without extra field.
        guard let first = directory.entries.first, first.name == "mimetype", first.isStored,
            first.start == 30 + first.name.utf8.count, names.contains("content.xml"),
            bytes[first.start..<first.start + first.packedSize].elementsEqual(MediaType.odt.rawValue.utf8)
        else { return nil }
        return .odt
    }

    /// Macros, ActiveX controls, embedded objects.
    private static func isActive(_ name: String) -> Bool {
        let path = name.lowercased()
        return path.hasSuffix("vbaproject.bin") || path.hasSuffix("vbadata.xml")
            || path.hasPrefix("word/activex/") || path.hasPrefix("word/embeddings/")
            || path.hasPrefix("basic/") || path.hasPrefix("scripts/") || path.hasPrefix("object ")
    }
}
