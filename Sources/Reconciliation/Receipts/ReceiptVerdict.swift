internal import Applications
internal import Kafka

/// What a receipt is worth: whether the log has what it confirms, and what the projections made of it.
struct ReceiptVerdict {
    /// In one word.
    enum Result: Equatable {
        /// Of a topic that was not compared.
        case skipped
        case projected
        case parked
        case toCome
        /// In the log, with differences.
        case unprojected
        /// Not in the log as confirmed.
        case unconfirmed
    }

    let result: Result
    let differences: [Difference]

    init(_ entry: ReceiptBook.Entry, accounts: [FollowerAccount], topics: Set<String>) {
        guard topics.contains(entry.receipt.position.topic) else {
            (result, differences) = (.skipped, [])
            return
        }
        if let difference = Self.missing(entry) {
            (result, differences) = (.unconfirmed, [difference])
            return
        }
        (result, differences) = Self.followed(entry.receipt, accounts)
    }

    private static func missing(_ entry: ReceiptBook.Entry) -> Difference? {
        let receipt = entry.receipt
        switch (entry.evidence, entry.elsewhere) {
        case (.confirmed, _):
            return nil
        case (.otherData(let detail), _):
            return receipt.difference(.receiptDataDiffers, "not what the receipt confirms: \(detail)")
        case (_, let elsewhere?):
            let place = "\(elsewhere.topicPartition)@\(elsewhere.offset)"
            return receipt.difference(.receiptElsewhere, "the receipt's event is not here, but at \(place)")
        case (.otherRecord, nil):
            return receipt.difference(
                .receiptNotInLog, "another record lies where the receipt says, and its event is nowhere in the log")
        case (nil, nil):
            return receipt.difference(
                .receiptNotInLog, "no record lies where the receipt says, and its event is nowhere in the log")
        }
    }

    private static func followed(_ receipt: PresentedReceipt, _ accounts: [FollowerAccount]) -> (Result, [Difference]) {
        var found: [Difference] = []
        var result = Result.projected
        for account in accounts where account.topics.contains(receipt.position.topic) {
            switch account.finding(at: receipt.position, of: receipt.application) {
            case .fate(.accepted), .fate(.duplicate), .contested:
                break
            case .fate(.refused):
                guard !receipt.isPending else { break }
                found.append(
                    receipt.difference(
                        .receiptRefused, "\(account.follower) refused the event that the receipt confirms",
                        account.follower))
            case .fate(.parked):
                result = .parked
            case .toCome:
                if result == .projected { result = .toCome }
            case .unclaimed:
                found.append(
                    receipt.difference(
                        .receiptNotProjected, "\(account.follower) has nothing of the event that the receipt confirms",
                        account.follower))
            }
        }
        return (found.isEmpty ? result : .unprojected, found)
    }
}

extension PresentedReceipt {
    fileprivate func difference(_ kind: Difference.Kind, _ what: String, _ follower: Follower? = nil) -> Difference {
        Difference(
            kind, what, follower: follower, position: position, application: application, event: event,
            receipt: "\(name) (\(reference))")
    }
}

extension ReceiptTally {
    mutating func count(_ verdict: ReceiptVerdict) {
        presented += 1
        switch verdict.result {
        case .skipped: skipped += 1
        case .projected: projected += 1
        case .parked: parked += 1
        case .toCome: toCome += 1
        case .unprojected, .unconfirmed: break
        }
        if verdict.result != .skipped, verdict.result != .unconfirmed { inLog += 1 }
    }
}
