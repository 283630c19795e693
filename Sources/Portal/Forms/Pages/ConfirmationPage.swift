import Applications
public import Benefits

/// What an applicant is told once the application is in the log.
public struct ConfirmationPage: Sendable {
    let layout: Layout
    let heading: String
    let noun: String
    let formTitle: String
    let reference: String
    let trackingCode: String
    let receivedAt: String
    let authority: String
    let handlingOffice: String
    let deadlines: [Line]
    let hasDeadlines: Bool
    let hasDecision: Bool
    let email: String
    let hasEmail: Bool
    let mail: String
    let confirmationPDF: String
    let canMakePDF: Bool
    let answersPath: String
    let answersPDF: String
    let receiptPath: String
    let start: String
    /// In a PDF there is nothing to press.
    let isOnScreen: Bool

    /// What happens by when.
    struct Line: Sendable {
        let text: String
        let due: String
        let legalBasis: String
    }

    /// - Parameters:
    ///   - email: where the confirmation is sent, when the applicant gave an address.
    ///   - canMakePDF: whether there is anybody to make one.
    public init(
        _ filed: FiledApplication, of form: PortalForm, benefit: Benefit, authority: String, email: String?,
        canMakePDF: Bool, isOnScreen: Bool, layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: filed.draft.edition.benefit, form: filed.draft.edition.form)
        let isReport = form.definition.kind == .report
        noun = isReport ? "zgłoszenie" : "wniosek"
        heading = isReport ? "Przyjęliśmy twoje zgłoszenie" : "Przyjęliśmy twój wniosek"
        self.layout = layout(heading)
        formTitle = form.definition.title
        reference = filed.reference
        trackingCode = filed.trackingCode
        let day = filed.receivedAt.warsawDate
        receivedAt = "\(TypedText.polish(day)), godz. \(filed.receivedAt.warsawClock)"
        self.authority = authority
        handlingOffice = benefit.handlingOffice
        // A report of somebody's need begins no proceeding by itself.
        deadlines = isReport ? [] : Deadline.atFiling(of: benefit.code, on: day).map(Line.init)
        hasDeadlines = !deadlines.isEmpty
        hasDecision = !isReport
        self.email = email ?? ""
        hasEmail = email != nil
        mail = Self.mail(filed)
        confirmationPDF = paths.confirmationPDF
        self.canMakePDF = canMakePDF
        answersPath = paths.answers
        answersPDF = paths.answersPDF
        receiptPath = paths.receipt
        start = paths.start
        self.isOnScreen = isOnScreen
    }

    /// A message the applicant's own mail program may send to whom they like.
    private static func mail(_ filed: FiledApplication) -> String {
        let body = """
            Numer sprawy: \(filed.reference)
            Kod do sprawdzania stanu sprawy: \(filed.trackingCode)

            Nikomu nie przekazuj kodu.
            """
        return "mailto:?subject=\(encoded("Wniosek \(filed.reference)"))&body=\(encoded(body))"
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let character = Character(Unicode.Scalar(byte))
            if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
                result.append(character)
            } else {
                result += byte == UInt8(ascii: "\n") ? "%0D%0A" : "%" + Hex.encode([byte]).uppercased()
            }
        }
        return result
    }
}

extension ConfirmationPage.Line {
    init(_ deadline: Deadline) {
        text =
            switch deadline.kind {
            case .decideBy: "wydamy decyzję"
            case .interviewBy: "pracownik socjalny przeprowadzi wywiad środowiskowy"
            case .supplementBy: "uzupełnisz wniosek"
            case .appealBy: "możesz złożyć odwołanie"
            case .forwardAppealBy: "przekażemy odwołanie"
            case .firstPaymentBy: "zrobimy pierwszą wypłatę"
            }
        due = TypedText.polish(deadline.due)
        legalBasis = deadline.legalBasis.withPlainMarks
    }
}

/// The answers as they were sent.
public struct AnswersPage: Sendable {
    let layout: Layout
    let heading: String
    let reference: String
    let receivedAt: String
    let answers: String
    let back: String
    let isOnScreen: Bool

    /// The answers of an application that is in the log.
    public init(_ filed: FiledApplication, of form: PortalForm, isOnScreen: Bool, layout: (String) -> Layout) {
        heading = "Twoje odpowiedzi: \(form.definition.title)"
        self.layout = layout(heading)
        reference = filed.reference
        receivedAt = TypedText.polish(filed.receivedAt.warsawDate)
        answers = ReviewWriter(form, filed.draft, changePath: nil).html()
        back = FormPaths(benefit: filed.draft.edition.benefit, form: filed.draft.edition.form).confirmation
        self.isOnScreen = isOnScreen
    }
}

/// A page that explains something about a form, with at most one thing to do.
public struct FormNoticePage: Sendable {
    let layout: Layout
    let heading: String
    let paragraphs: [String]
    let action: String
    let button: String
    let hasAction: Bool
    let token: String
    let link: String
    let linkText: String

    /// - Parameters:
    ///   - action: where its button posts to, and what the button says.
    ///   - link: another way on.
    public init(
        heading: String, paragraphs: [String], action: (path: String, button: String)?, token: String,
        link: (path: String, text: String), layout: (String) -> Layout
    ) {
        self.layout = layout(heading)
        self.heading = heading
        self.paragraphs = paragraphs
        self.action = action?.path ?? ""
        button = action?.button ?? ""
        hasAction = action != nil
        self.token = token
        self.link = link.path
        linkText = link.text
    }
}
