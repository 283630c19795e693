internal import Applications
internal import JSON

extension Submitted: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        let form = try members.object("form")
        let contact = try members.object(optional: "contact")
        self.init(
            form: Form(id: try form.required("id", .text), version: try form.required("version", .text)),
            channel: try members.required("channel", .word),
            language: try members.required("language", .word),
            dataSha256: try members.required("dataSha256", .sha256),
            trackingCodeSha256: try members.required("trackingCodeSha256", .sha256),
            idempotencyKeySha256: try members.optional("idempotencyKeySha256", .sha256),
            contact: try Contact(reading: contact),
            documents: members.has("documents") ? try members.documents() : [],
            answers: try members.required("answers", .opaqueObject))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.key("form")
        writer.beginObject()
        writer.member("id", form.id)
        writer.member("version", form.version)
        writer.endObject()
        writer.member("channel", channel.rawValue)
        writer.member("language", language.rawValue)
        writer.member("dataSha256", dataSha256)
        writer.member("trackingCodeSha256", trackingCodeSha256)
        writer.member("idempotencyKeySha256", idempotencyKeySha256)
        if let contact {
            writer.key("contact")
            writer.beginObject()
            writer.member("email", contact.email)
            writer.member("phone", contact.phone)
            writer.endObject()
        }
        if !documents.isEmpty { documents.write(to: &writer) }
        writer.key("answers")
        writer.raw(answers.bytes)
    }
}

extension Submitted.Contact {
    fileprivate init?(reading members: MemberReader?) throws(MemberError) {
        guard let members else { return nil }
        self.init(email: try members.optional("email", .text), phone: try members.optional("phone", .text))
    }
}
