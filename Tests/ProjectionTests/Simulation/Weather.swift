/// What one schedule meets, and how often. Each has its own mixture, with some things left out altogether: what needs
/// many steps in a row without one kind of trouble would else never happen.
struct Weather {
    /// What happens to the instances, besides what they do.
    enum Happening: Int, CaseIterable {
        case write, rebalance, release, crash, start, silence, speak, land, upgrade, obstruct, backup, restore
    }

    let steps: Int
    let instances: Int
    let rememberedStates: Int
    let maximumBatch: Int
    /// Percent of requests that fail before the database has answered.
    let failing: Int
    /// Percent of answers that get lost.
    let losing: Int
    /// Percent of answers that take their time.
    let slow: Int
    /// Percent of steps that something outside takes.
    let outside: Int
    /// Whether the group takes all partitions back before it deals them out again.
    let isEager: Bool
    /// Happenings as often as they are to be drawn.
    private let lots: [Happening]

    init(random: inout SeededGenerator) {
        steps = 30 + random.below(60)
        instances = 1 + random.below(random.percent(30) ? 6 : 3)
        rememberedStates = [0, 2, 4, 1_000][random.below(4)]
        maximumBatch = 1 + random.below(random.percent(25) ? 12 : 3)
        failing = [0, 0, 5, 15][random.below(4)]
        losing = [0, 0, 5, 15][random.below(4)]
        slow = [0, 20, 60][random.below(3)]
        outside = [8, 15, 25][random.below(3)]
        isEager = random.percent(40)
        var lots: [Happening] = [.write, .write, .start, .speak, .release, .release, .release, .upgrade]
        for happening in Happening.allCases {
            let share = Self.shares[random.below(Self.shares.count)]
            // So much work is undone by a restore that little else is seen.
            for _ in 0..<(happening == .restore ? min(1, share) : share) { lots.append(happening) }
        }
        self.lots = lots
    }

    func draw(random: inout SeededGenerator) -> Happening { lots[random.below(lots.count)] }

    private static let shares = [0, 0, 1, 1, 4]
}
