internal import JSON

extension StoredDocument {
    /// `{"sha256","size","mediaType","name","storedAt","scan"}`; less than 1 KB, the name being the longest part.
    func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("sha256", sha256.hex)
        writer.member("size", size)
        writer.member("mediaType", mediaType.rawValue)
        writer.member("name", name.text)
        writer.member("storedAt", storedAt)
        writer.member("scan", scan.rawValue)
        writer.endObject()
        return writer.finish()
    }

    /// Nil for anything that `encoded` does not write for this hash. Further members are ignored.
    init?(json: [UInt8], of expected: ContentHash) {
        guard let root = (try? JSONDocument(parsing: json))?.root,
            let sha256 = root["sha256"]?.string.flatMap(ContentHash.init(hex:)), sha256 == expected,
            let size = root["size"]?.int.flatMap(Int.init(exactly:)), size >= 0,
            let mediaType = root["mediaType"]?.string.flatMap(MediaType.init(rawValue:)),
            let name = root["name"]?.string.flatMap(DocumentName.init),
            let storedAt = root["storedAt"]?.int,
            let scan = root["scan"]?.string.flatMap(ScanRecord.init(rawValue:))
        else { return nil }
        self.init(sha256: sha256, size: size, mediaType: mediaType, name: name, storedAt: storedAt, scan: scan)
    }
}
