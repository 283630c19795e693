internal import Applications
internal import JSON

extension MemberReader {
    /// The member `documents`.
    func documents() throws(MemberError) -> [AttachedDocument] {
        var documents: [AttachedDocument] = []
        for document in try objects("documents") {
            documents.append(
                AttachedDocument(
                    sha256: try document.required("sha256", .sha256),
                    mediaType: try document.required("mediaType", .text),
                    size: try document.required("size", .integer),
                    name: try document.required("name", .text)))
        }
        return documents
    }
}

extension [AttachedDocument] {
    /// Writes the member `documents`.
    func write(to writer: inout JSONWriter) {
        writer.key("documents")
        writer.beginArray()
        for document in self {
            writer.beginObject()
            writer.member("sha256", document.sha256)
            writer.member("mediaType", document.mediaType)
            writer.member("size", document.size)
            writer.member("name", document.name)
            writer.endObject()
        }
        writer.endArray()
    }
}
