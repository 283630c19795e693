extension ReconciliationReport {
    /// For an operator: totals for each topic and projection.
    public var summary: String {
        let names = topics.flatMap { [$0.name] + $0.lines.map { "  \($0.follower)" } } + ["receipts"]
        let width = (names.map(\.count).max() ?? 0) + 2
        func row(_ name: String, _ text: String) -> String {
            name + String(repeating: " ", count: width - name.count) + text + "\n"
        }
        var text = ""
        for topic in topics {
            text += row(topic.name, "\(topic.records) records")
            if topic.lines.isEmpty { text += "  no projection follows it\n" }
            for line in topic.lines { text += row("  \(line.follower)", line.tally.equation) }
        }
        if let receipts { text += row("receipts", receipts.equation) }
        return text
    }

    /// For an operator: the differences that are listed, and how many are not.
    public var findings: String {
        guard !isEqual else { return "receipts = events = projected + parked\n" }
        var text = ""
        for difference in differences.listed { text += difference.text }
        let more = differences.total - differences.listed.count
        if more > 0 { text += "… and \(more) more; --list \(differences.total) shows all\n" }
        let kinds = differences.counts.sorted { $0.key.rawValue < $1.key.rawValue }
        return text + kinds.map { "\($1) \($0.rawValue)" }.joined(separator: ", ") + "\n"
    }
}

extension FollowerTally {
    fileprivate var equation: String {
        var text = records == 0 ? "0" : "\(records) = \(self.text)"
        if unaccounted > 0 { text += " + \(unaccounted) UNACCOUNTED" }
        if toCome > 0 { text += "; \(toCome) to come" }
        return text
    }
}

extension ReceiptTally {
    fileprivate var equation: String {
        var text = "\(presented - skipped) = \(projected) projected + \(parked) parked"
        if toCome > 0 { text += " + \(toCome) to come" }
        if wrong > 0 { text += " + \(wrong) WRONG" }
        if skipped > 0 { text += "; \(skipped) of other topics" }
        return text
    }
}

extension Difference {
    fileprivate var text: String {
        var place = partition.map { "\($0)" } ?? ""
        if let offset { place += "@\(offset)" }
        let ids = [
            application.map { "application \($0)" }, event.map { "event \($0)" }, receipt.map { "receipt \($0)" },
        ]
        let head = ([kind.rawValue, place] + ids.compactMap { $0 }).filter { !$0.isEmpty }.joined(separator: "  ")
        return "\(head)\n    \(what).\n    \(remedy)\n"
    }
}
