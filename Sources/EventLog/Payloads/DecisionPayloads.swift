internal import Applications
internal import JSON

extension DecisionServed: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(servedOn: try members.required("servedOn", .date), method: try members.required("method", .word))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("servedOn", servedOn.iso)
        writer.member("method", method.rawValue)
    }
}

extension Appealed: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(filedOn: try members.required("filedOn", .date))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("filedOn", filedOn.iso)
    }
}

extension AppealResolved: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(
            outcome: try members.required("outcome", .word),
            body: try members.required("body", .word),
            resolvedOn: try members.required("resolvedOn", .date))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("outcome", outcome.rawValue)
        writer.member("body", body.rawValue)
        writer.member("resolvedOn", resolvedOn.iso)
    }
}

extension BecameFinal: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(on: try members.required("on", .date), cause: try members.required("cause", .word))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("on", on.iso)
        writer.member("cause", cause.rawValue)
    }
}

extension DecisionChanged: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(
            outcome: try members.required("outcome", .word),
            decisionNumber: try members.required("decisionNumber", .text),
            decidedOn: try members.required("decidedOn", .date),
            amountGrosze: try members.optional("amountGrosze", .integer),
            from: try members.optional("from", .date))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("outcome", outcome.rawValue)
        writer.member("decisionNumber", decisionNumber)
        writer.member("decidedOn", decidedOn.iso)
        if let amountGrosze { writer.member("amountGrosze", amountGrosze) }
        writer.member("from", from?.iso)
    }
}

extension Decided: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(
            outcome: try members.required("outcome", .word),
            decisionNumber: try members.required("decisionNumber", .text),
            decidedOn: try members.required("decidedOn", .date),
            amountGrosze: try members.optional("amountGrosze", .integer),
            period: try Period(reading: members.object(optional: "period")),
            reasons: try members.optional("reasons", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("outcome", outcome.rawValue)
        writer.member("decisionNumber", decisionNumber)
        writer.member("decidedOn", decidedOn.iso)
        if let amountGrosze { writer.member("amountGrosze", amountGrosze) }
        period?.write(as: "period", to: &writer)
        writer.member("reasons", reasons)
    }
}

extension Decided.Period {
    init?(reading members: MemberReader?) throws(MemberError) {
        guard let members else { return nil }
        self.init(from: try members.required("from", .date), to: try members.required("to", .date))
    }
    func write(as name: String, to writer: inout JSONWriter) {
        writer.key(name)
        writer.beginObject()
        writer.member("from", from.iso)
        writer.member("to", to.iso)
        writer.endObject()
    }
}
