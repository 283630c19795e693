import Benefits
import Foundation
import Testing

/// The rule table of this checkout, `schemas/rules`.
enum RuleFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "schemas/rules")

    /// Every file by its path relative to the folder.
    static let all: [String: [UInt8]] = {
        var files: [String: [UInt8]] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            files[name] = (try? Data(contentsOf: folder.appending(path: name))).map { [UInt8]($0) }
        }
        return files
    }()

    /// As shipped: what the office has to set is not set.
    static let shipped = Result { try RuleTable(files: all) }

    /// The shipped table with these rows as the office's own.
    static func table(local rows: [String]) throws -> RuleTable {
        var files = all
        files["local.csv"] = Array((["key,from,to,value,unit,conf,source"] + rows).joined(separator: "\n").utf8)
        return try RuleTable(files: files)
    }

    /// A table of one key, `t.key` in złotych, with these rows.
    static func table(
        _ rows: String..., selectedBy: String = "filing", isLocal: Bool = false, local: [String] = []
    ) throws -> RuleTable {
        let heading = "key,from,to,value,unit,conf,source"
        let keys = """
            {"remarks": {"start G": {"concerns": "from", "text": "Dzień do sprawdzenia."}},
             "keys": {"t.key": {"name": "próba", "unit": "PLN", "selectedBy": "\(selectedBy)", "local": \(isLocal),
               "legalNote": "brak"}}}
            """
        return try RuleTable(files: [
            "keys.json": Array(keys.utf8), "sources.json": Array(#"{"S1": "przyklad.pl"}"#.utf8),
            "rules.csv": Array(([heading] + rows).joined(separator: "\n").utf8),
            "local.csv": Array(([heading] + local).joined(separator: "\n").utf8),
        ])
    }
}
