private import Mustache

/// The portal's Mustache templates, by the names of their files.
public struct PortalTemplates: Sendable {
    private let library: MustacheLibrary

    /// Names of the templates for information, the search and errors.
    public static let information = ["layout", "home", "area", "page", "news", "search", "error"]

    /// Parses every template, and refuses a template that includes or fills one that is not there: Mustache would
    /// silently print nothing in its place.
    ///
    /// - Parameters:
    ///   - files: contents by file name, with or without `.mustache`; other endings are not looked at.
    ///   - names: names that code renders and that have to be there.
    public init(
        files: [String: [UInt8]], requiring names: [String] = PortalTemplates.information
    ) throws(PortalTemplateError) {
        var sources: [String: String] = [:]
        for (file, bytes) in files {
            guard let name = Self.name(file) else { continue }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw PortalTemplateError(template: name, line: nil, reason: "the file is not UTF-8")
            }
            sources[name] = text
        }
        for name in names where sources[name] == nil {
            throw PortalTemplateError(template: name, line: nil, reason: "the template is missing")
        }
        var library = MustacheLibrary()
        for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
            for (line, other) in Self.references(in: text) where sources[other] == nil {
                throw PortalTemplateError(template: name, line: line, reason: "there is no template \(other)")
            }
            do {
                try library.register(text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                throw PortalTemplateError(template: name, line: error.context.lineNumber, reason: "\(error.error)")
            } catch {
                throw PortalTemplateError(template: name, line: nil, reason: "\(error)")
            }
        }
        self.library = library
    }

    /// HTML of a template filled with the members of a view model. The name is one of those the templates were loaded
    /// with.
    public func render(_ template: String, _ view: Any) -> String {
        guard let html = library.render(view, withTemplate: template) else {
            preconditionFailure("there is no template \(template)")
        }
        return html
    }

    private static func name(_ file: String) -> String? {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1 { return file }
        return parts.count == 2 && parts[1] == "mustache" ? String(parts[0]) : nil
    }

    /// Names after `{{>` and `{{<`, with their lines.
    private static func references(in text: String) -> [(line: Int, name: String)] {
        var found: [(Int, String)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line
            while let open = rest.firstRange(of: "{{") {
                rest = rest[open.upperBound...]
                guard let sign = rest.first, sign == ">" || sign == "<" else { continue }
                let name = rest.dropFirst().drop { $0 == " " }.prefix { $0 != "}" && $0 != " " }
                found.append((index + 1, String(name)))
            }
        }
        return found
    }
}

/// A template that cannot be used.
public struct PortalTemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the template.
    public let template: String
    /// Line, counted from 1; nil for the whole file.
    public let line: Int?
    /// What is wrong.
    public let reason: String

    /// Place and reason in one line.
    public var description: String {
        "schemas/portal/templates/\(template).mustache\(line.map { ":\($0)" } ?? ""): \(reason)"
    }
}
