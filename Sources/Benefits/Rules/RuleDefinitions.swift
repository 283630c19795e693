import JSON

/// What the JSON files of `schemas/rules` define: keys, remarks and sources.
struct RuleDefinitions {
    let keys: [String: RuleKey]
    let remarks: [String: RuleRemark]
    /// Page by code.
    let sources: [String: String]

    init(files: [String: [UInt8]]) throws(RuleLoadError) {
        do throws(FormLoadError) {
            let definitions = try RuleDefinitions.reader("keys.json", files)
            keys = try RuleDefinitions.keys(try definitions.required("keys"))
            remarks = try RuleDefinitions.remarks(try definitions.required("remarks"))
        } catch {
            throw RuleLoadError(error)
        }
        do throws(FormLoadError) {
            let root = try RuleDefinitions.reader("sources.json", files)
            var sources: [String: String] = [:]
            for (code, _) in root.node.members { sources[code] = try root.string(code) }
            self.sources = sources
        } catch {
            throw RuleLoadError(error)
        }
    }

    static func reader(_ file: String, _ files: [String: [UInt8]]) throws(FormLoadError) -> DefinitionReader {
        guard let bytes = files[file] else {
            throw FormLoadError(file: file, pointer: "", reason: "the file is missing")
        }
        return try DefinitionReader(file: file, bytes: bytes)
    }

    private static func keys(_ list: DefinitionReader) throws(FormLoadError) -> [String: RuleKey] {
        var keys: [String: RuleKey] = [:]
        for (code, _) in list.node.members {
            let entry = try list.required(code)
            guard let unit = RuleUnit(rawValue: try entry.string("unit")) else {
                throw entry.error("unit must be one of \(RuleUnit.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            guard let selector = RuleKey.Selector(rawValue: try entry.string("selectedBy")) else {
                throw entry.error("selectedBy must be filing or period")
            }
            keys[code] = RuleKey(
                code: code, name: try entry.string("name"), unit: unit, selectedBy: selector,
                isLocal: entry.node["local"]?.bool ?? false, legalNote: try entry.string("legalNote"),
                confirmation: entry.optional("confirmedTo") == nil
                    ? nil
                    : RuleKey.Confirmation(
                        to: try entry.date("confirmedTo"), note: try entry.string("confirmedNote")))
        }
        return keys
    }

    private static func remarks(_ list: DefinitionReader) throws(FormLoadError) -> [String: RuleRemark] {
        var remarks: [String: RuleRemark] = [:]
        for (code, _) in list.node.members {
            let entry = try list.required(code)
            guard let subject = RuleRemark.Subject(rawValue: try entry.string("concerns")) else {
                throw entry.error("concerns must be from, to, both or value")
            }
            remarks[code] = RuleRemark(code: code, concerns: subject, text: try entry.string("text"))
        }
        return remarks
    }
}
