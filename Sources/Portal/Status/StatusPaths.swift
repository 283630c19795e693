/// Addresses of the pages about a case; reference and code never stand in them.
public enum StatusPaths {
    /// Where reference and code are typed.
    public static let form = "/stan-sprawy"
    /// The case that is open in this browser.
    public static let opened = "/stan-sprawy/sprawa"
    /// The open case as a PDF.
    public static let pdf = "/stan-sprawy/sprawa/sprawa.pdf"
    /// Forgets the open case.
    public static let close = "/stan-sprawy/sprawa/zakoncz"
    /// Adds documents.
    public static let supplement = "/stan-sprawy/sprawa/uzupelnienie"
    /// Withdraws the application.
    public static let withdrawal = "/stan-sprawy/sprawa/wycofanie"
    /// What became of the last act.
    public static let taken = "/stan-sprawy/sprawa/przyjete"
    /// The signed receipt of the last act.
    public static let receipt = "/stan-sprawy/sprawa/poswiadczenie.json"

    /// How somebody came back to the form.
    public enum Ending: String, Sendable {
        /// Nothing is open, or it has been for too long.
        case missing = "brak"
        /// They said that they are done.
        case closed = "koniec"

        /// The form with a sentence that says why it is shown.
        public var path: String { "\(StatusPaths.form)?sesja=\(rawValue)" }
    }
}

extension PortalTemplates {
    /// Names of the templates for pages about a case.
    public static let status = [
        "status", "status-case", "status-supplement", "status-withdrawal", "status-taken", "status-message",
    ]
}
