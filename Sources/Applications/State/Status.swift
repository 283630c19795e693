/// Where an application stands (DOMAIN §11). A draft (szkic) is not on the log and so has no status here; undue
/// payments (nienależnie pobrane) are cases of their own.
public enum Status: String, CaseIterable, Sendable {
    /// Received; the filing date is fixed.
    case submitted
    /// Passed on to the competent authority.
    case transferred
    /// Has a case number.
    case registered
    /// Completeness and registers are being checked.
    case inVerification = "in-verification"
    /// The party was called to mend defects.
    case supplementRequested = "supplement-requested"
    /// The call's deadline passed, or there was no address.
    case leftUnexamined = "left-unexamined"
    /// A wywiad środowiskowy is arranged.
    case interview
    /// The wywiad is done; a decision can be written.
    case readyForDecision = "ready-for-decision"
    /// The proceeding is suspended; the clock stands.
    case suspended
    /// Signed, not yet served.
    case decided
    /// Served; the appeal clock runs.
    case decisionServed = "decision-served"
    /// An appeal was filed in time.
    case appealed
    /// The authority corrected itself after an appeal.
    case changedByAuthority = "changed-by-authority"
    /// The SKO upheld or changed the decision.
    case appealResolved = "appeal-resolved"
    /// No appeal is open any more.
    case final
    /// Being paid.
    case inPayment = "in-payment"
    /// Payment is withheld.
    case paymentSuspended = "payment-suspended"
    /// A later decision changed or repealed the one in force.
    case decisionChanged = "decision-changed"
    /// The decision expired.
    case expired
    /// The party withdrew.
    case withdrawn
    /// Over; the retention clock runs.
    case closed
    /// Personal data are gone; nothing can follow.
    case erased

    /// The name in the office's words, as in DOMAIN §11.
    public var polishLabel: String {
        switch self {
        case .submitted: "złożony"
        case .transferred: "przekazany wg właściwości"
        case .registered: "zarejestrowany"
        case .inVerification: "w weryfikacji"
        case .supplementRequested: "wezwany do uzupełnienia"
        case .leftUnexamined: "pozostawiony bez rozpoznania"
        case .interview: "wywiad środowiskowy"
        case .readyForDecision: "gotowy do decyzji"
        case .suspended: "zawieszone"
        case .decided: "decyzja wydana"
        case .decisionServed: "decyzja doręczona"
        case .appealed: "odwołanie"
        case .changedByAuthority: "zmieniona przez organ"
        case .appealResolved: "rozstrzygnięcie SKO"
        case .final: "ostateczna"
        case .inPayment: "w wypłacie"
        case .paymentSuspended: "wstrzymana"
        case .decisionChanged: "zmiana/uchylenie"
        case .expired: "wygaszona"
        case .withdrawn: "wycofany"
        case .closed: "zamknięty"
        case .erased: "usunięty"
        }
    }
}
