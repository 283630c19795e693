public import Applications

/// The effective-dated table of amounts, thresholds and percentages, from the files under `schemas/rules`.
public struct RuleTable: Sendable {
    /// Every key by its code.
    public let keys: [String: RuleKey]
    /// Pages by source code.
    public let sources: [String: String]
    /// Ad-hoc programmes, in file order.
    public let programmes: [Programme]
    private let series: [String: RuleSeries]

    /// Reads `keys.json`, `sources.json`, `rules.csv`, `local.csv` and, where there is one, `programmes.json`; other
    /// files are not looked at. Rows of `local.csv` replace all rows of their key in `rules.csv`.
    ///
    /// - Parameter files: contents by path relative to `schemas/rules`.
    public init(files: [String: [UInt8]]) throws(RuleLoadError) {
        let definitions = try RuleDefinitions(files: files)
        let national = try RuleTable.rows("rules.csv", isLocal: false, files, definitions)
        let local = try RuleTable.rows("local.csv", isLocal: true, files, definitions)
        var series: [String: RuleSeries] = [:]
        for (code, key) in definitions.keys.sorted(by: { $0.key < $1.key }) {
            // Rows that local ones replace have to be in order all the same.
            var found = try RuleSeries(key: key, rows: national[code] ?? [])
            if let rows = local[code] { found = try RuleSeries(key: key, rows: rows) }
            guard key.isLocal || !found.rules.isEmpty else {
                throw RuleLoadError(
                    .missingRows, file: "keys.json", key: code, reason: "no row of rules.csv has this key",
                    remedy: "add a row, with the value UNKNOWN if need be, or remove the key")
            }
            series[code] = found
        }
        keys = definitions.keys
        sources = definitions.sources
        self.series = series
        programmes = try Programme.all(files: files, definitions: definitions)
    }

    /// The row in force on the day an application was filed, for keys whose rows the filing day picks.
    public func row(_ code: String, on day: LocalDate) throws(RuleMiss) -> Rule {
        let series = try series(code, selectedBy: .filing)
        return try series.row(on: day)
    }

    /// The row for a benefit period, for keys whose rows the period picks: the one in force on its first day, whenever
    /// the application was filed. A row that ends inside the period does not cover it.
    public func row(_ code: String, period: BenefitPeriod) throws(RuleMiss) -> Rule {
        let series = try series(code, selectedBy: .period)
        let rule = try series.row(on: period.first)
        if let to = rule.to, to < period.last {
            throw .changesWithin(period, series.key, on: to.adding(days: 1))
        }
        return rule
    }

    /// Every row of a key, oldest first; empty for an unknown key.
    public func rows(_ code: String) -> [Rule] { series[code]?.rules ?? [] }

    private func series(_ code: String, selectedBy selector: RuleKey.Selector) throws(RuleMiss) -> RuleSeries {
        guard let series = series[code] else { throw .noSuchKey(code) }
        guard series.key.selectedBy == selector else { throw .selectedBy(series.key.selectedBy, series.key) }
        return series
    }

    private static func rows(
        _ file: String, isLocal: Bool, _ files: [String: [UInt8]], _ definitions: RuleDefinitions
    ) throws(RuleLoadError) -> [String: [RuleRowReader.Row]] {
        guard let bytes = files[file] else {
            throw RuleLoadError(.missingFile, file: file, reason: "the file is missing", remedy: "restore it")
        }
        let reader = RuleRowReader(file: file, isLocal: isLocal, definitions: definitions)
        var rows: [String: [RuleRowReader.Row]] = [:]
        for line in try RuleLines(file: file, bytes: bytes).rows {
            let row = try reader.row(line)
            rows[row.rule.key.code, default: []].append(row)
        }
        return rows
    }
}
