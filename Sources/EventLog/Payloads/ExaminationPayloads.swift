internal import Applications
internal import JSON

extension InterviewScheduled: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(on: try members.required("on", .date), urgent: try members.required("urgent", .flag))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("on", on.iso)
        writer.member("urgent", urgent)
    }
}

extension InterviewCompleted: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(on: try members.required("on", .date))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("on", on.iso)
    }
}

extension DeadlineExtended: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(until: try members.required("until", .date), reason: try members.required("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("until", until.iso)
        writer.member("reason", reason)
    }
}

extension Suspended: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.required("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}

extension Resumed: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.optional("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}

extension LeftUnexamined: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(cause: try members.required("cause", .word))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("cause", cause.rawValue)
    }
}
