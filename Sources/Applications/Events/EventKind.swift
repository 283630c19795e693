/// The 25 things that can happen to an application. The raw value is the wire name.
public enum EventKind: String, CaseIterable, Sendable {
    /// In the order of the log's contract (ARCHITECTURE §3).
    case submitted
    case registered
    case assigned
    case supplementRequested = "supplement-requested"
    case supplemented
    case interviewScheduled = "interview-scheduled"
    case interviewCompleted = "interview-completed"
    case deadlineExtended = "deadline-extended"
    case suspended
    case resumed
    case transferred
    case withdrawn
    case leftUnexamined = "left-unexamined"
    case decided
    case decisionServed = "decision-served"
    case appealed
    case appealResolved = "appeal-resolved"
    case becameFinal = "became-final"
    case paymentRecorded = "payment-recorded"
    case paymentSuspended = "payment-suspended"
    case paymentResumed = "payment-resumed"
    case decisionChanged = "decision-changed"
    case closed
    case noteAdded = "note-added"
    case erased

    /// One line of the history an applicant reads, in Polish, without details.
    public var polishPastTense: String {
        switch self {
        case .submitted: "Wniosek złożony"
        case .registered: "Wniosek zarejestrowany"
        case .assigned: "Sprawa przydzielona pracownikowi"
        case .supplementRequested: "Wezwano do uzupełnienia wniosku"
        case .supplemented: "Wniosek uzupełniony"
        case .interviewScheduled: "Wyznaczono termin wywiadu środowiskowego"
        case .interviewCompleted: "Wywiad środowiskowy przeprowadzony"
        case .deadlineExtended: "Wyznaczono nowy termin załatwienia sprawy"
        case .suspended: "Postępowanie zawieszone"
        case .resumed: "Postępowanie podjęte"
        case .transferred: "Wniosek przekazany według właściwości"
        case .withdrawn: "Wniosek wycofany"
        case .leftUnexamined: "Wniosek pozostawiony bez rozpoznania"
        case .decided: "Decyzja wydana"
        case .decisionServed: "Decyzja doręczona"
        case .appealed: "Odwołanie złożone"
        case .appealResolved: "Odwołanie rozstrzygnięte"
        case .becameFinal: "Decyzja stała się ostateczna"
        case .paymentRecorded: "Świadczenie wypłacone"
        case .paymentSuspended: "Wypłata wstrzymana"
        case .paymentResumed: "Wypłata wznowiona"
        case .decisionChanged: "Decyzja zmieniona lub uchylona"
        case .closed: "Sprawa zamknięta"
        case .noteAdded: "Dodano notatkę do akt"
        case .erased: "Dane sprawy usunięte"
        }
    }
}
