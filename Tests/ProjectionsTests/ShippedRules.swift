import Benefits
import Foundation

/// The rule table of this checkout, as shipped.
enum ShippedRules {
    static let table = Result {
        let folder = FormExample.schemas.appendingPathComponent("rules")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        return try RuleTable(files: files)
    }
}
