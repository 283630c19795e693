/// Addresses of one form's pages; nothing typed ever stands in them.
public struct FormPaths: Sendable {
    /// The start page.
    public let start: String

    /// Paths of a form.
    public init(benefit: String, form: String) { start = "/wniosek/\(benefit)/\(form)" }

    /// Begins a draft.
    public var begin: String { "\(start)/rozpocznij" }
    /// Forgets the draft.
    public var forget: String { "\(start)/usun-szkic" }
    /// Takes the answers over to the edition in force.
    public var renew: String { "\(start)/nowy-wzor" }
    /// Review and sending.
    public var review: String { "\(start)/podsumowanie" }
    /// Makes a new application of answers that may have been sent before.
    public var again: String { "\(start)/jako-nowy" }
    /// Confirmation.
    public var confirmation: String { "\(start)/potwierdzenie" }
    /// Forgets the confirmation.
    public var close: String { "\(confirmation)/zakoncz" }
    /// The confirmation as a PDF.
    public var confirmationPDF: String { "\(confirmation)/potwierdzenie.pdf" }
    /// The answers as they were sent.
    public var answers: String { "\(confirmation)/odpowiedzi" }
    /// The same as a PDF.
    public var answersPDF: String { "\(confirmation)/odpowiedzi.pdf" }
    /// The signed receipt.
    public var receipt: String { "\(confirmation)/poswiadczenie.json" }

    /// Asks where to send the link to a draft kept on the server.
    public var later: String { "\(start)/na-pozniej" }
    /// Says where it was sent.
    public var laterSent: String { "\(later)/wyslano" }
    /// Deletes what was just kept there.
    public var laterUndo: String { "\(later)/usun" }
    /// Says that nothing is kept there any more.
    public var laterDeleted: String { "\(later)/usunieto" }

    /// Where a link to a draft kept on the server leads. The one address with a secret in it.
    public func back(_ token: String) -> String { "\(start)/wroc/\(token)" }
    /// Deletes that draft.
    public func backDelete(_ token: String) -> String { "\(back(token))/usun" }

    /// One topic.
    public func step(_ section: String, _ way: Way = .onwards) -> String { "\(start)/krok/\(section)\(way.query)" }

    /// How an applicant came to a topic, and so where they go from it.
    public struct Way: Sendable, Equatable {
        /// Back to the review, not to the next topic.
        public let returns: Bool
        /// The page says what is wrong with the answers as they stand.
        public let showsProblems: Bool

        /// From the topic before.
        public static let onwards = Way(returns: false, showsProblems: false)
        /// From the review, to change something.
        public static let fromReview = Way(returns: true, showsProblems: false)
        /// From the review, to mend something.
        public static let toMend = Way(returns: true, showsProblems: true)

        /// By the parameters of the address.
        public init(_ parameter: (String) -> Substring?) {
            self.init(returns: parameter("z") == "podsumowania", showsProblems: parameter("bledy") == "tak")
        }

        private init(returns: Bool, showsProblems: Bool) {
            self.returns = returns
            self.showsProblems = showsProblems
        }

        /// The same way, saying what is wrong or not.
        public func showingProblems(_ shows: Bool) -> Way { Way(returns: returns, showsProblems: shows) }

        var query: String {
            let parameters = [returns ? "z=podsumowania" : nil, showsProblems ? "bledy=tak" : nil].compactMap { $0 }
            return parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&")
        }
    }
}

extension PortalTemplates {
    /// Names of the templates for forms and quick checks.
    public static let forms = [
        "form-start", "form-step", "form-review", "form-confirmation", "form-answers", "form-message", "quick-check",
    ]
}
