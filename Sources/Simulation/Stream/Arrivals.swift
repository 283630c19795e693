internal import Applications

/// When applications come in: spread over the days of a span by their weights and over each day by its hours, in order.
struct Arrivals: Sendable {
    private let count: Int
    private let firstDay: Int
    /// Weights of all days up to each one.
    private let upToDay: [Double]
    private let seed: UInt64

    init(count: Int, from: LocalDate, until: LocalDate, forms: [FormKind], seed: UInt64) {
        self.count = count
        self.seed = seed
        firstDay = from.daysSince1970
        var sum = 0.0
        upToDay = (firstDay...max(firstDay, until.daysSince1970)).map { number in
            let day = LocalDate(daysSince1970: number)
            let ofForms = forms.reduce(0) { $0 + FilingSeason.weight($1, month: day.month) }
            sum += Double(FilingSeason.weight(of: day) * ofForms)
            return sum
        }
    }

    /// The time of an application; later ones of higher numbers are never earlier.
    func time(of number: Int) -> Instant {
        var random = SplitMix64(seed: seed, stream: 3, number: number)
        let place = (Double(number) + random.fraction()) / Double(count) * (upToDay.last ?? 0)
        let index = dayIndex(of: place)
        let before = index == 0 ? 0 : upToDay[index - 1]
        let fraction = (place - before) / (upToDay[index] - before)
        return Instant(day: firstDay + index, second: second(at: fraction))
    }

    private func dayIndex(of place: Double) -> Int {
        var (low, high) = (0, upToDay.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if upToDay[middle] > place { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Between 5 and 21 o'clock UTC.
    private func second(at fraction: Double) -> Int {
        var left = min(max(fraction, 0), 0.999_999) * Arrivals.hoursSum
        var hour = 0
        while hour < Arrivals.hours.count - 1, left >= Arrivals.hours[hour] {
            left -= Arrivals.hours[hour]
            hour += 1
        }
        return (5 + hour) * 3_600 + min(3_599, Int(left / Arrivals.hours[hour] * 3_600))
    }

    private static let hours: [Double] = [1, 2, 5, 8, 10, 10, 9, 8, 7, 6, 5, 5, 6, 6, 5, 3]
    private static let hoursSum = hours.reduce(0, +)
}
