internal import Applications
internal import JSON

extension Registered: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(
            caseNumber: try members.required("caseNumber", .text),
            registeredOn: try members.required("registeredOn", .date),
            unit: try members.optional("unit", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("caseNumber", caseNumber)
        writer.member("registeredOn", registeredOn.iso)
        writer.member("unit", unit)
    }
}

extension Assigned: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(caseworker: try members.required("caseworker", .text), unit: try members.optional("unit", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("caseworker", caseworker)
        writer.member("unit", unit)
    }
}

extension Withdrawn: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.optional("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}

extension Transferred: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(authority: try members.required("authority", .text), reason: try members.required("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("authority", authority)
        writer.member("reason", reason)
    }
}

extension Closed: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.required("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}

extension NoteAdded: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(text: try members.required("text", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("text", text)
    }
}

extension Erased: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(basis: try members.required("basis", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("basis", basis)
    }
}
