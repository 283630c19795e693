internal import Applications

extension Deadline {
    /// Presence, kind, three dates and an empty text.
    static let leastBytes = 7

    init(reading reader: inout SnapshotReader) throws(SnapshotDecodingError) {
        let present: DeadlinePresence = try reader.presence()
        self.init(
            kind: try reader.word(),
            startedOn: try reader.date(),
            nominalEnd: try reader.date(),
            due: try reader.date(),
            legalBasis: try reader.text(),
            stoppedOn: present.contains(.stoppedOn) ? try reader.date() : nil)
    }

    func write(to writer: inout SnapshotWriter) {
        writer.presence(stoppedOn == nil ? DeadlinePresence() : .stoppedOn)
        writer.word(kind)
        writer.date(startedOn)
        writer.date(nominalEnd)
        writer.date(due)
        writer.text(legalBasis)
        if let stoppedOn { writer.date(stoppedOn) }
    }
}

private struct DeadlinePresence: PresenceSet {
    let rawValue: UInt16

    static let stoppedOn = Self(rawValue: 1 << 0)
    static let known: Self = .stoppedOn
}
