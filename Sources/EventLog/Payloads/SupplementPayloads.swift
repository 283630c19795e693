internal import Applications
internal import JSON

extension SupplementRequested: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        var defects: [Defect] = []
        for defect in try members.objects("defects") {
            defects.append(
                Defect(text: try defect.required("text", .text), pointer: try defect.optional("pointer", .text)))
        }
        self.init(
            defects: defects,
            basis: try members.required("basis", .word),
            days: try members.required("days", .integer),
            servedOn: try members.optional("servedOn", .date))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.key("defects")
        writer.beginArray()
        for defect in defects {
            writer.beginObject()
            writer.member("text", defect.text)
            writer.member("pointer", defect.pointer)
            writer.endObject()
        }
        writer.endArray()
        writer.member("basis", basis.rawValue)
        writer.member("days", days)
        writer.member("servedOn", servedOn?.iso)
    }
}

extension Supplemented: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        var documents: [Document] = []
        for document in try members.objects("documents") {
            documents.append(
                Document(
                    sha256: try document.required("sha256", .sha256),
                    mediaType: try document.required("mediaType", .text),
                    size: try document.required("size", .integer),
                    name: try document.required("name", .text)))
        }
        self.init(
            channel: try members.required("channel", .word),
            dataSha256: try members.optional("dataSha256", .sha256),
            answers: try members.optional("answers", .opaqueObject),
            documents: documents)
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("channel", channel.rawValue)
        writer.member("dataSha256", dataSha256)
        if let answers {
            writer.key("answers")
            writer.raw(answers.bytes)
        }
        writer.key("documents")
        writer.beginArray()
        for document in documents {
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
