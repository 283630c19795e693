internal import Applications

extension ApplicationState {
    /// A little more than the snapshot takes: every text and list as long as it is, everything else at its longest.
    var snapshotCapacity: Int {
        var capacity = 160 + benefit.rawValue.utf8.count + 16 * eventIDs.count
        capacity += (unit?.utf8.count ?? 0) + (owner?.utf8.count ?? 0) + (caseNumber?.utf8.count ?? 0)
        capacity += decision?.decisionNumber.utf8.count ?? 0
        for deadline in deadlines { capacity += 24 + deadline.legalBasis.utf8.count }
        return capacity
    }

    init(reading reader: inout SnapshotReader) throws(SnapshotDecodingError) {
        let present: StatePresence = try reader.presence()
        self.init(
            id: ApplicationID(try reader.id()),
            benefit: BenefitCode(rawValue: try reader.text()),
            version: try reader.integer(),
            status: try reader.word(),
            filedAt: try reader.instant(),
            statusSince: try reader.instant(),
            lastEventAt: try reader.instant(),
            eventIDs: try reader.eventIDs(),
            unit: present.contains(.unit) ? try reader.text() : nil,
            owner: present.contains(.owner) ? try reader.text() : nil,
            caseNumber: present.contains(.caseNumber) ? try reader.text() : nil,
            suspendedFrom: present.contains(.suspendedFrom) ? try reader.word() : nil,
            interviewCompletedOn: present.contains(.interviewCompletedOn) ? try reader.date() : nil,
            decision: present.contains(.decision) ? try DecisionSummary(reading: &reader) : nil,
            paidGrosze: try reader.integer(),
            lastPaidOn: present.contains(.lastPaidOn) ? try reader.date() : nil,
            deadlines: try reader.deadlines())
    }

    func write(to writer: inout SnapshotWriter) {
        writer.presence(presence)
        writer.id(id.uuid)
        writer.text(benefit.rawValue)
        writer.integer(version)
        writer.word(status)
        writer.instant(filedAt)
        writer.instant(statusSince)
        writer.instant(lastEventAt)
        writer.count(eventIDs.count)
        for eventID in eventIDs { writer.id(eventID.uuid) }
        if let unit { writer.text(unit) }
        if let owner { writer.text(owner) }
        if let caseNumber { writer.text(caseNumber) }
        if let suspendedFrom { writer.word(suspendedFrom) }
        if let interviewCompletedOn { writer.date(interviewCompletedOn) }
        decision?.write(to: &writer)
        writer.integer(paidGrosze)
        if let lastPaidOn { writer.date(lastPaidOn) }
        writer.count(deadlines.count)
        for deadline in deadlines { deadline.write(to: &writer) }
    }

    private var presence: StatePresence {
        var present: StatePresence = []
        present.note(.unit, unit)
        present.note(.owner, owner)
        present.note(.caseNumber, caseNumber)
        present.note(.suspendedFrom, suspendedFrom)
        present.note(.interviewCompletedOn, interviewCompletedOn)
        present.note(.decision, decision)
        present.note(.lastPaidOn, lastPaidOn)
        return present
    }
}

extension SnapshotReader {
    fileprivate mutating func eventIDs() throws(SnapshotDecodingError) -> [EventID] {
        let count = try count(ofBytes: 16)
        var ids: [EventID] = []
        ids.reserveCapacity(count)
        for _ in 0..<count { ids.append(EventID(try id())) }
        return ids
    }

    fileprivate mutating func deadlines() throws(SnapshotDecodingError) -> [Deadline] {
        let count = try count(ofBytes: Deadline.leastBytes)
        var deadlines: [Deadline] = []
        deadlines.reserveCapacity(count)
        for _ in 0..<count { deadlines.append(try Deadline(reading: &self)) }
        return deadlines
    }
}

private struct StatePresence: PresenceSet {
    let rawValue: UInt16

    static let unit = Self(rawValue: 1 << 0)
    static let owner = Self(rawValue: 1 << 1)
    static let caseNumber = Self(rawValue: 1 << 2)
    static let suspendedFrom = Self(rawValue: 1 << 3)
    static let interviewCompletedOn = Self(rawValue: 1 << 4)
    static let decision = Self(rawValue: 1 << 5)
    static let lastPaidOn = Self(rawValue: 1 << 6)
    static let known: Self = [
        .unit, .owner, .caseNumber, .suspendedFrom, .interviewCompletedOn, .decision, .lastPaidOn,
    ]
}
