import Applications
public import Benefits

/// What an applicant is told once the application is in the log.
public struct ConfirmationPage: Sendable {
    let layout: Layout
    let heading: String
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
    let close: String
    let token: String
    let isBrief: Bool
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
        canMakePDF: Bool, isOnScreen: Bool, token: String, layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: filed.draft.edition.benefit, form: filed.draft.edition.form)
        let isReport = form.definition.kind == .report
        let noun = isReport ? "zgłoszenie" : "wniosek"
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
        mail = Self.mail(filed, noun)
        confirmationPDF = paths.confirmationPDF
        self.canMakePDF = canMakePDF
        answersPath = paths.answers
        answersPDF = paths.answersPDF
        receiptPath = paths.receipt
        close = paths.close
        self.token = token
        isBrief = filed.draft.isBrief
        self.isOnScreen = isOnScreen
    }

    /// A message the applicant's own mail program may send to whom they like.
    private static func mail(_ filed: FiledApplication, _ noun: String) -> String {
        let body = """
            Numer sprawy: \(filed.reference)
            Kod do sprawdzania stanu sprawy: \(filed.trackingCode)

            Nikomu nie przekazuj kodu.
            """
        return "mailto:?subject=\(encoded("Złożono \(noun): \(filed.reference)"))&body=\(encoded(body))"
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
