/// One partition as one projection accounts for it: its rows and counters against the records of the log.
struct PartitionAccount {
    /// What the rows say of one record of the log.
    enum Finding: Equatable {
        /// Nobody has passed it; rows that have it all the same are wrong.
        case toCome(isClaimed: Bool)
        /// One row says what became of it.
        case fate(Fate)
        /// More than one row says what became of it.
        case contested(Fate)
        /// No row says what became of it.
        case unclaimed
    }

    var progress: Progress?
    private(set) var tally = FollowerTally()
    private var marks = OffsetMarks()

    private var nextOffset: Int64 { progress?.nextOffset ?? 0 }

    /// A row that says what became of the record at the offset.
    mutating func add(_ fate: Fate, at offset: Int64) {
        let mark = RecordMarks(fate)
        if marks.insert(mark, at: offset).contains(mark) { marks.insert(.repeated, at: offset) }
    }

    /// A record of the log, each once, in any order. What no row claims is unaccounted until `infer` says otherwise.
    mutating func note(_ offset: Int64) -> Finding {
        let finding = finding(at: offset)
        marks.insert(.inLog, at: offset)
        switch finding {
        case .toCome:
            tally.toCome += 1
        case .fate(let fate), .contested(let fate):
            tally.records += 1
            tally.count(fate)
        case .unclaimed:
            tally.records += 1
            tally.unaccounted += 1
        }
        return finding
    }

    /// So many records that no row claims were accepted, or, where negative, were not after all.
    mutating func inferAccepted(_ count: Int) {
        tally.accepted += count
        tally.unaccounted -= count
    }

    func finding(at offset: Int64) -> Finding {
        let known = marks[offset]
        guard offset < nextOffset else { return .toCome(isClaimed: known.fate != nil) }
        guard let fate = known.fate else { return .unclaimed }
        return known.isContested ? .contested(fate) : .fate(fate)
    }

    /// Rows that name a position at which the log has no record; to be asked when the whole partition was noted.
    var strayRows: [Int64] { marks.offsets { $0.fate != nil && !$0.contains(.inLog) } }

    /// Whether the counters say what rows and log say. Where a row or a record went, the counters still know it: then
    /// they must exceed what is left by exactly what is missing.
    var countersAgree: Bool {
        guard let counters = progress?.counters else { return tally.records == 0 }
        let lost = [
            counters.accepted - Int64(tally.accepted), counters.duplicates - Int64(tally.duplicates),
            counters.refused - Int64(tally.refused), counters.parked - Int64(tally.parked),
        ]
        let missing = tally.unaccounted + strayRows.count { $0 < nextOffset }
        return lost.allSatisfy { $0 >= 0 } && lost.reduce(0, +) == Int64(missing)
    }
}
