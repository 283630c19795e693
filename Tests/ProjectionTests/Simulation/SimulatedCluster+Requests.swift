import Applications
import Kafka

@testable import Projection

/// The way of a request to the database and of its answer back.
extension SimulatedCluster {
    private static let cut = ProjectionInput.failed(.transient(code: "08006"))

    func goOn(_ index: Int) {
        guard let request = instances[index].request else { return }
        switch request {
        case .wait: feed(.elapsed, to: index)
        case .answered(let answer):
            guard !isCalm, random.percent(weather.losing) else { return feed(answer, to: index) }
            trace("\(index) loses an answer")
            sightings.note(.lostAnswer)
            feed(Self.cut, to: index)
        case .claim, .load, .commit: ask(request, of: index)
        }
    }

    private func ask(_ request: SimulatedInstance.Request, of index: Int) {
        if instances[index].isDisconnected || (!isCalm && random.percent(weather.failing)) {
            return fail(request, of: index)
        }
        if bug == .databaseNeverAnswers, case .commit = request { return feed(Self.cut, to: index) }
        let answer: ProjectionInput
        switch request {
        case .claim(let partitions, let claimed?):
            answer = .claimed(claimed, stopped: database.stopped(in: partitions))
        case .claim(let partitions, nil):
            guard let claims = database.claim(partitions) else {
                answer = .failed(.final(database.obstacle ?? .paused))
                break
            }
            trace("\(index) claims \(claims.map { "\($0.key.partition) at \($0.value.nextOffset)" })")
            instances[index].request = .claim(partitions, claimed: claims)
            return
        case .load(let applications): answer = .loaded(database.load(applications))
        case .commit(let transaction, let memos):
            answer = commit(transaction, memos: memos, program: instances[index].program)
            trace("\(index) commits \(transaction.batch.summary): \(answer.name)")
            if bug == .commitIsRepeated, !isCalm, case .committed = answer, random.percent(weather.losing) { return }
        case .wait, .answered: return
        }
        if !isCalm, random.percent(weather.slow + weather.losing) {
            instances[index].request = .answered(answer)
        } else {
            feed(answer, to: index)
        }
    }

    private func fail(_ request: SimulatedInstance.Request, of index: Int) {
        trace("\(index) has no connection")
        sightings.note(.failure)
        let wasCut = instances[index].isDisconnected
        instances[index].isDisconnected = false
        if case .commit(_, let memos) = request, bug == .laneTakesSilenceForSuccess {
            return feed(.committed(memos: memos), to: index)
        }
        if !wasCut, random.percent(50) { late.append((request, instances[index].program)) }
        feed(Self.cut, to: index)
    }

    private func commit(
        _ transaction: ProjectionTransaction, memos: [TopicPartition: [UInt8]], program: Int
    ) -> ProjectionInput {
        let answer = database.commit(transaction, memos: memos, program: program)
        switch answer {
        case .committed: sightings.note(.commit)
        case .failed(.data): sightings.note(.refusedRow)
        default: break
        }
        return answer
    }

    /// The database comes to a request that its sender has given up.
    func land(_ index: Int) {
        let (request, program) = late.remove(at: index)
        switch request {
        case .claim(let partitions, nil): _ = database.claim(partitions)
        case .commit(let transaction, let memos):
            sightings.note(.lateLanding)
            let answer = database.commit(transaction, memos: memos, program: program)
            trace("late: \(transaction.batch.summary): \(answer.name)")
        default: break
        }
    }
}

// MARK: For traces

extension FoldedBatch {
    fileprivate var summary: String {
        "accepted \(accepted.map(\.position.short)) unchanged \(unchanged.map(\.position.short)) "
            + "parked \(parked.map(\.position.short)) kept \(kept.count)"
    }
}

extension RecordPosition {
    fileprivate var short: String { "\(partition):\(offset)" }
}

extension ProjectionInput {
    fileprivate var name: String {
        switch self {
        case .committed: "done"
        case .failed(.final(let failure)): failure.name
        case .failed(.data(let state)): "refused (\(state))"
        default: "\(self)"
        }
    }
}

extension ProjectionFailure {
    var name: String { String(description.prefix { $0 != ":" }) }
}
