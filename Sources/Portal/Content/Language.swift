/// A language of the portal; the raw value is its folder and its code in HTML.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Complete.
    case polish = "pl"
    /// The way in.
    case english = "en"
    /// The way in.
    case ukrainian = "uk"

    /// What the language calls itself.
    public var name: String {
        switch self {
        case .polish: "Polski"
        case .english: "English"
        case .ukrainian: "Українська"
        }
    }

    /// Address of its home page.
    public var home: String { self == .polish ? "/" : "/\(rawValue)" }
}
