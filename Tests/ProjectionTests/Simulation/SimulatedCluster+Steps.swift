import Kafka

@testable import Projection

/// What an instance does when it gets its turn.
extension SimulatedCluster {
    /// One step of one instance; false when there is nothing to do for it.
    func step(_ index: Int) -> Bool {
        guard instances[index].isUp, !instances[index].isFrozen else { return false }
        if instances[index].request != nil {
            goOn(index)
            return true
        }
        if !instances[index].notices.isEmpty, !instances[index].isCutOff, isCalm || random.percent(60) {
            hear(index)
            return true
        }
        if !instances[index].release.isEmpty, isCalm || random.percent(patience(index)) {
            handOver(index)
            return true
        }
        return read(index)
    }

    /// Reading the log for a release takes its time; it may well last until the partition is gone, or is back again.
    private func patience(_ index: Int) -> Int {
        instances[index].owns(log.records[instances[index].release[0]].partition) ? 25 : 3
    }

    private func handOver(_ index: Int) {
        let records = instances[index].release.map { log.decode($0, program: instances[index].program) }
        trace("\(index) releases \(instances[index].release)")
        instances[index].release = []
        sightings.note(.release)
        feed(.release(bug == .releaseOutOfOrder ? records.reversed() : records), to: index)
    }

    /// Gives the core an input and notes what it asks for.
    func feed(_ input: ProjectionInput, to index: Int) {
        let action = instances[index].core.handle(input)
        switch action {
        case .rest: rest(index)
        case .claim(let partitions): instances[index].request = .claim(partitions, claimed: nil)
        case .load(let applications): instances[index].request = .load(applications)
        case .commit(let transaction):
            instances[index].request = .commit(transaction, memos: memos(after: transaction, of: index))
        case .wait: instances[index].request = .wait
        case .stop(let failure):
            trace("\(index) stops: \(failure.name)")
            if !failure.isRecoverable { database.violations.insert(.stopped(instance: index)) }
            if failure == .fenced { sightings.note(.fenced) } else { sightings.note(.obstructed) }
            startOver(index)
        }
    }

    private func rest(_ index: Int) {
        instances[index].request = nil
        for partition in instances[index].joining {
            guard let claim = instances[index].core.ledger.claims[partition] else { continue }
            let number = Int(partition.partition)
            instances[index].positions[number] =
                log.index(of: claim.nextOffset, in: number)
                + (bug == .readerStartsTooLate && claim.nextOffset > 0 ? 1 : 0)
        }
        instances[index].joining = []
    }

    /// What a read model of records remembers, found as the lane finds it.
    private func memos(after transaction: ProjectionTransaction, of index: Int) -> [TopicPartition: [UInt8]] {
        var memos: [TopicPartition: [UInt8]] = [:]
        for record in transaction.batch.kept {
            let partition = record.topicPartition
            memos[partition] = SimulatedLog.memo(
                after: memos[partition] ?? instances[index].core.ledger.claims[partition]?.memo, offset: record.offset)
        }
        return memos
    }

    /// The oldest notices of one kind, as many as the group tells at a time.
    private func hear(_ index: Int) {
        var assigned: [Int] = []
        var revoked: [Int] = []
        while let notice = instances[index].notices.first {
            switch notice {
            case .assigned(let partition) where revoked.isEmpty && !assigned.contains(partition):
                assigned.append(partition)
            case .revoked(let partition) where assigned.isEmpty && !revoked.contains(partition):
                revoked.append(partition)
            default: return tell(index, assigned: assigned, revoked: revoked)
            }
            instances[index].notices.removeFirst()
            if random.percent(20) { break }
        }
        tell(index, assigned: assigned, revoked: revoked)
    }

    private func tell(_ index: Int, assigned: [Int], revoked: [Int]) {
        if !revoked.isEmpty {
            trace("\(index) gives back \(revoked)")
            for partition in revoked { instances[index].positions[partition] = -1 }
            feed(.revoked(revoked.map(Self.partition)), to: index)
            for partition in revoked { send(group.released(partition, by: index)) }
        } else {
            trace("\(index) takes \(assigned)")
            instances[index].joining = assigned.map(Self.partition)
            feed(.assigned(instances[index].joining), to: index)
        }
    }

    /// Reads on in some of its partitions, in one batch.
    private func read(_ index: Int) -> Bool {
        var numbers: [Int] = []
        let room = 1 + random.below(weather.maximumBatch)
        let first = random.below(written.count)
        for step in written.indices {
            let partition = (first + step) % written.count
            var position = instances[index].positions[partition]
            // What was read before may come again.
            if !isCalm, position > 0, random.percent(4) { position -= 1 }
            guard position >= 0, position < written[partition], numbers.count < room else { continue }
            let count = min(written[partition] - position, 1 + random.below(room - numbers.count))
            numbers += log.partitions[partition][position..<position + count]
            instances[index].positions[partition] = position + count
        }
        guard !numbers.isEmpty else { return false }
        trace("\(index) reads \(numbers)")
        feed(.records(numbers.map { log.decode($0, program: instances[index].program) }), to: index)
        return true
    }
}
