/// Whose portal it is, from `site.json`.
public struct Office: Sendable, Hashable {
    /// Full name.
    public let name: String
    /// Name for narrow places.
    public let shortName: String
    /// Postal address on one line.
    public let address: String
    /// E-mail address.
    public let email: String
    /// Telephone, as people read it; nil where none is known.
    public let phone: String?
}
