internal import Applications
internal import JSON

extension PaymentRecorded: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(
            amountGrosze: try members.required("amountGrosze", .integer),
            paidOn: try members.required("paidOn", .date),
            month: try members.optional("month", .month))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("amountGrosze", amountGrosze)
        writer.member("paidOn", paidOn.iso)
        writer.member("month", month?.iso)
    }
}

extension PaymentSuspended: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.required("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}

extension PaymentResumed: EventPayload {
    init(reading members: MemberReader) throws(MemberError) {
        self.init(reason: try members.optional("reason", .text))
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("reason", reason)
    }
}
