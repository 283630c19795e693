internal import Applications

extension DecisionSummary {
    init(reading reader: inout SnapshotReader) throws(SnapshotDecodingError) {
        let present: DecisionPresence = try reader.presence()
        self.init(
            outcome: try reader.word(),
            decisionNumber: try reader.text(),
            decidedOn: try reader.date(),
            amountGrosze: present.contains(.amountGrosze) ? try reader.integer() : nil,
            period: present.contains(.period)
                ? Decided.Period(from: try reader.date(), to: try reader.date()) : nil,
            servedOn: present.contains(.servedOn) ? try reader.date() : nil,
            changedOnAppealBy: present.contains(.changedOnAppealBy) ? try reader.word() : nil,
            appealOutcome: present.contains(.appealOutcome) ? try reader.word() : nil,
            change: present.contains(.change) ? try reader.word() : nil,
            finalOn: present.contains(.finalOn) ? try reader.date() : nil)
    }

    func write(to writer: inout SnapshotWriter) {
        writer.presence(presence)
        writer.word(outcome)
        writer.text(decisionNumber)
        writer.date(decidedOn)
        if let amountGrosze { writer.integer(amountGrosze) }
        if let period {
            writer.date(period.from)
            writer.date(period.to)
        }
        if let servedOn { writer.date(servedOn) }
        if let changedOnAppealBy { writer.word(changedOnAppealBy) }
        if let appealOutcome { writer.word(appealOutcome) }
        if let change { writer.word(change) }
        if let finalOn { writer.date(finalOn) }
    }

    private var presence: DecisionPresence {
        var present: DecisionPresence = []
        present.note(.amountGrosze, amountGrosze)
        present.note(.period, period)
        present.note(.servedOn, servedOn)
        present.note(.changedOnAppealBy, changedOnAppealBy)
        present.note(.appealOutcome, appealOutcome)
        present.note(.change, change)
        present.note(.finalOn, finalOn)
        return present
    }
}

private struct DecisionPresence: PresenceSet {
    let rawValue: UInt16

    static let amountGrosze = Self(rawValue: 1 << 0)
    static let period = Self(rawValue: 1 << 1)
    static let servedOn = Self(rawValue: 1 << 2)
    static let changedOnAppealBy = Self(rawValue: 1 << 3)
    static let appealOutcome = Self(rawValue: 1 << 4)
    static let change = Self(rawValue: 1 << 5)
    static let finalOn = Self(rawValue: 1 << 6)
    static let known: Self = [
        .amountGrosze, .period, .servedOn, .changedOnAppealBy, .appealOutcome, .change, .finalOn,
    ]
}
