internal import Applications

/// A word of a closed vocabulary in one byte. A code that was once written keeps its meaning for ever and is never given
/// to another word, not even when its own is gone. 0 is none.
protocol SnapshotWord {
    var snapshotCode: UInt8 { get }

    init?(snapshotCode: UInt8)
}

extension Status: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .submitted: 1
        case .transferred: 2
        case .registered: 3
        case .inVerification: 4
        case .supplementRequested: 5
        case .leftUnexamined: 6
        case .interview: 7
        case .readyForDecision: 8
        case .suspended: 9
        case .decided: 10
        case .decisionServed: 11
        case .appealed: 12
        case .changedByAuthority: 13
        case .appealResolved: 14
        case .final: 15
        case .inPayment: 16
        case .paymentSuspended: 17
        case .decisionChanged: 18
        case .expired: 19
        case .withdrawn: 20
        case .closed: 21
        case .erased: 22
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .submitted
        case 2: self = .transferred
        case 3: self = .registered
        case 4: self = .inVerification
        case 5: self = .supplementRequested
        case 6: self = .leftUnexamined
        case 7: self = .interview
        case 8: self = .readyForDecision
        case 9: self = .suspended
        case 10: self = .decided
        case 11: self = .decisionServed
        case 12: self = .appealed
        case 13: self = .changedByAuthority
        case 14: self = .appealResolved
        case 15: self = .final
        case 16: self = .inPayment
        case 17: self = .paymentSuspended
        case 18: self = .decisionChanged
        case 19: self = .expired
        case 20: self = .withdrawn
        case 21: self = .closed
        case 22: self = .erased
        default: return nil
        }
    }
}

extension Deadline.Kind: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .decideBy: 1
        case .supplementBy: 2
        case .interviewBy: 3
        case .appealBy: 4
        case .forwardAppealBy: 5
        case .firstPaymentBy: 6
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .decideBy
        case 2: self = .supplementBy
        case 3: self = .interviewBy
        case 4: self = .appealBy
        case 5: self = .forwardAppealBy
        case 6: self = .firstPaymentBy
        default: return nil
        }
    }
}

extension Decided.Outcome: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .granted: 1
        case .refused: 2
        case .discontinued: 3
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .granted
        case 2: self = .refused
        case 3: self = .discontinued
        default: return nil
        }
    }
}

extension AppealResolved.Body: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .authority: 1
        case .sko: 2
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .authority
        case 2: self = .sko
        default: return nil
        }
    }
}

extension AppealResolved.Outcome: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .upheld: 1
        case .changed: 2
        case .remanded: 3
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .upheld
        case 2: self = .changed
        case 3: self = .remanded
        default: return nil
        }
    }
}

extension DecisionChanged.Outcome: SnapshotWord {
    var snapshotCode: UInt8 {
        switch self {
        case .changed: 1
        case .repealed: 2
        case .expired: 3
        }
    }

    init?(snapshotCode: UInt8) {
        switch snapshotCode {
        case 1: self = .changed
        case 2: self = .repealed
        case 3: self = .expired
        default: return nil
        }
    }
}
