/// What a schedule should meet: counted, so that a simulation that no longer gets there is noticed.
enum Sighting: Int, CaseIterable {
    case commit, release, rebalance, zombie, crash, fenced, obstructed, failure, lostAnswer, lateLanding, refusedRow
    case restore
}

struct Sightings: Equatable {
    private var counts = Array(repeating: 0, count: Sighting.allCases.count)

    subscript(_ sighting: Sighting) -> Int { counts[sighting.rawValue] }

    mutating func note(_ sighting: Sighting) { counts[sighting.rawValue] += 1 }

    static func += (left: inout Sightings, right: Sightings) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
    }
}
