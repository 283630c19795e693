internal import Foundation

/// A file name as a person gave it, made harmless: shown to people, never used as a path.
///
/// The last component of what was given, in Unicode NFC, without control, format (bidirectional overrides among them)
/// and line-separating characters, white space at both ends removed, at most 255 bytes of UTF-8.
public struct DocumentName: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// Longest name, in bytes of UTF-8.
    public static let maximumBytes = 255

    /// - Parameter given: anything; a path of either kind is cut down to its last component.
    /// - Returns: nil when nothing is left to show, or only dots.
    public init?(_ given: String) {
        let scalars = given.unicodeScalars
        let start = scalars.lastIndex { $0 == "/" || $0 == "\\" }.map(scalars.index(after:)) ?? scalars.startIndex
        let visible = String(String.UnicodeScalarView(scalars[start...].filter(Self.isVisible)))
        let composed = visible.precomposedStringWithCanonicalMapping
        let text = Self.shortened(composed.trimmingCharacters(in: CharacterSet.whitespaces))
        guard !text.allSatisfy({ $0 == "." }) else { return nil }
        self.text = text
    }

    /// As `text`.
    public var description: String { text }

    /// What follows the last dot, in lower case; nil without a dot, or when nothing stands on one of its sides.
    public var fileExtension: String? {
        guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return nil }
        let ending = text[text.index(after: dot)...]
        return ending.isEmpty ? nil : ending.lowercased()
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    /// Cuts the stem, so that the extension, by which people know the kind, stays.
    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > maximumBytes else { return text }
        let dot = text.lastIndex(of: ".").flatMap { text[$0...].utf8.count <= 16 ? $0 : nil } ?? text.endIndex
        let ending = text[dot...]
        var stem = text[..<dot].prefix(maximumBytes)
        while stem.utf8.count + ending.utf8.count > maximumBytes { stem.removeLast() }
        return String(stem + ending)
    }
}
