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
        self.init(
            channel: try members.required("channel", .word),
            dataSha256: try members.optional("dataSha256", .sha256),
            answers: try members.optional("answers", .opaqueObject),
            documents: try members.documents())
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("channel", channel.rawValue)
        writer.member("dataSha256", dataSha256)
        if let answers {
            writer.key("answers")
            writer.raw(answers.bytes)
        }
        documents.write(to: &writer)
    }
}
