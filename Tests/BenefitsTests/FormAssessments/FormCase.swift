import Applications
import Benefits
import Foundation
import JSON
import Testing

/// A filed form: an example, with what a test changes in it.
struct FormCase {
    /// `benefit/form`.
    let form: String
    let example: String
    var filedOn = "2026-11-24"
    /// Replacements in the example's text, each of which must apply.
    var changes: [(String, String)] = []

    var formID: String { String(form.split(separator: "/")[1]) }

    func answers() throws -> JSONNode {
        let path = "\(form)/1/examples/valid/\(example).json"
        var text = String(decoding: try #require(FormFiles.all[path]), as: UTF8.self)
        for (old, new) in changes {
            try #require(text.contains(old), "\(path) has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return try JSONDocument(parsing: text).root
    }

    func assessment() throws -> Assessment {
        try FormAssessment.assessment(
            form: formID, answers: answers(), filedOn: try #require(LocalDate(iso: filedOn)),
            by: try RuleFiles.shipped.get())
    }
}

extension Assessment {
    /// `entitled`, or the reason why not, with plain spaces.
    var verdict: String {
        switch outcome {
        case .entitled: "entitled"
        case .notEntitled(let reason): "not entitled: \(reason.replacing("\u{a0}", with: " "))"
        case .undetermined(let reason): "open: \(reason.replacing("\u{a0}", with: " "))"
        }
    }

    func has(_ step: String) -> Bool { steps.contains { $0.id == step } }
}
