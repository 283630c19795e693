import Kafka

@testable import Projection

/// What happens to the instances: writers, the group, operators, crashes.
extension SimulatedCluster {
    func happen() {
        switch weather.draw(random: &random) {
        case .write: write()
        case .rebalance: rebalance()
        case .release: askForRelease()
        case .crash: crash()
        case .start: start()
        case .silence: silence()
        case .speak: speak()
        case .land: if !late.isEmpty { land(random.below(late.count)) }
        case .upgrade: newestProgram = min(SimulatedLog.newestProgram, newestProgram + 1)
        case .obstruct: obstruct()
        case .backup: backup = database
        case .restore: restore()
        }
    }

    /// Each partition keeps one record back for the calm: what happens to an idle projection shows when it has work.
    private func write() {
        let partition = random.below(written.count)
        written[partition] = min(max(0, log.partitions[partition].count - 1), written[partition] + 1 + random.below(6))
    }

    // MARK: The group

    private func rebalance() {
        sightings.note(.rebalance)
        for partition in written.indices where weather.isEager || random.percent(50) {
            move(partition, lost: random.percent(30))
        }
    }

    private func move(_ partition: Int, lost: Bool) {
        let owner = group.owners[partition]
        let heir = random.below(instances.count)
        guard owner != SimulatedGroup.nobody, instances[owner].isUp, instances[heir].isUp else { return }
        trace("partition \(partition) moves from \(owner) to \(heir)\(lost ? ", lost" : "")")
        send(group.move(partition, to: heir, lost: lost))
    }

    /// An instance that the group takes for dead, and that does not know it.
    private func silence() {
        let index = random.below(instances.count)
        guard instances.count > 1, instances[index].isUp, !instances[index].isFrozen, !instances[index].isCutOff else {
            return
        }
        if random.percent(50) { instances[index].isFrozen = true } else { instances[index].isCutOff = true }
        trace("\(index) is \(instances[index].isFrozen ? "frozen" : "cut off")")
        sightings.note(.zombie)
        for partition in written.indices where group.owners[partition] == index && random.percent(80) {
            move(partition, lost: true)
        }
    }

    private func speak() {
        let index = random.below(instances.count)
        instances[index].isFrozen = false
        instances[index].isCutOff = false
    }

    // MARK: Processes

    private func crash() {
        let index = random.below(instances.count)
        guard instances[index].isUp else { return }
        trace("\(index) crashes")
        sightings.note(.crash)
        if let request = instances[index].request, random.percent(50) {
            late.append((request, instances[index].program))
        }
        instances[index] = fresh(program: newestProgram)
        instances[index].isUp = false
        leave(index)
    }

    private func start() {
        let index = random.below(instances.count)
        if instances[index].isUp {
            if instances[index].program < newestProgram { startOver(index, program: newestProgram) }
        } else if database.obstacle == nil {
            rise(index)
        }
    }

    func rise(_ index: Int) {
        trace("\(index) starts")
        instances[index] = fresh(program: newestProgram)
        send(group.joined(index))
    }

    // MARK: Operators

    private func askForRelease() {
        let first = random.below(log.records.count)
        for step in log.records.indices {
            let number = (first + step) % log.records.count
            guard database.isParked(number) else { continue }
            for index in instances.indices { askForRelease(of: number, by: index) }
            return
        }
    }

    /// Reads the application's records set aside, if the instance owns them; it hands them to its core later.
    func askForRelease(of number: Int, by index: Int) {
        let record = log.records[number]
        guard instances[index].isUp, instances[index].release.isEmpty, instances[index].owns(record.partition) else {
            return
        }
        var numbers = [number]
        if let application = record.application {
            numbers = log.partitions[record.partition].filter {
                log.records[$0].application == application && database.isParked($0)
            }
        }
        instances[index].release = numbers
    }

    private func obstruct() {
        if database.obstacle == nil {
            database.obstruct(random.percent(50) ? .paused : .superseded)
        } else {
            database.obstacle = nil
        }
    }

    private func restore() {
        trace("the database is restored from its backup")
        sightings.note(.restore)
        database.restore(backup)
        late.removeAll()
        for index in instances.indices { instances[index].isDisconnected = true }
    }
}
