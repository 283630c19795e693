/// Writes HTML in which every text is escaped. Void elements have no end tag; an attribute without value is left out.
struct HTMLWriter {
    private(set) var html = ""

    /// An element with what `content` writes.
    mutating func element(
        _ name: String, _ attributes: [HTMLAttribute] = [], _ content: (inout HTMLWriter) -> Void = { _ in }
    ) {
        start(name, attributes)
        content(&self)
        html += "</\(name)>"
    }

    /// An element that holds one text.
    mutating func element(_ name: String, _ attributes: [HTMLAttribute] = [], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// The start tag; all there is of a void element.
    mutating func start(_ name: String, _ attributes: [HTMLAttribute] = []) {
        html += "<\(name)"
        for attribute in attributes { attribute.write(to: &html) }
        html += ">"
    }

    mutating func text(_ text: String) {
        HTMLEscaping.append(text, to: &html)
    }

    /// What is HTML already.
    mutating func raw(_ html: String) {
        self.html += html
    }
}

/// An attribute of an element.
struct HTMLAttribute {
    private let name: String
    private let value: String?
    private let isPresent: Bool

    /// `name="value"`; nothing without a value.
    static func of(_ name: String, _ value: String?) -> HTMLAttribute {
        HTMLAttribute(name: name, value: value, isPresent: value != nil)
    }

    /// A boolean attribute.
    static func flag(_ name: String, _ isPresent: Bool = true) -> HTMLAttribute {
        HTMLAttribute(name: name, value: nil, isPresent: isPresent)
    }

    fileprivate func write(to html: inout String) {
        guard isPresent else { return }
        html += " \(name)"
        guard let value else { return }
        html += "=\""
        HTMLEscaping.append(value, to: &html)
        html += "\""
    }
}

/// Text that cannot leave its place in HTML.
enum HTMLEscaping {
    static func append(_ text: String, to html: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            // No HTML document may hold them, and no browser shows them.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}": html += "\u{FFFD}"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }
}
