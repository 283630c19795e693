/// Takes addresses out of a server's words, which love to repeat them.
enum AddressRedaction {
    private static let mark = "[address]"
    private static let maximumLength = 300

    /// - Parameter recipient: its local part is looked for by itself as well.
    static func redacted(_ text: String, recipient: String) -> String {
        let local = recipient.prefix { $0 != "@" }.lowercased()
        let words = text.split { $0 == " " || $0.isNewline || $0 == "\t" }.map { word -> Substring in
            let lower = word.lowercased()
            let bare = lower.trimmingPrefix { !$0.isLetter && !$0.isNumber }
            let isLocal =
                local.utf8.count >= 4 ? lower.contains(local) : bare.hasPrefix(local) && bare.count < local.count + 3
            return word.contains("@") || isLocal ? mark[...] : word
        }
        let visible = words.joined(separator: " ").unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(String.UnicodeScalarView(visible)).prefix(maximumLength))
    }
}
