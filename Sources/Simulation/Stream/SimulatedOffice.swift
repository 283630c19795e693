public import Applications

/// An invented office over a span of time: which applications come in, and everything that happens to them. The same
/// settings give the same events, byte by byte, everywhere.
public struct SimulatedOffice: Sendable {
    /// How much is invented.
    public enum Extent: Sendable, Equatable {
        /// So many applications, with all that happens to them within the span.
        case applications(Int)
        /// So many events, the last of them close to the end of the span.
        case events(Int)
    }

    /// What every invented event names as its source, so that it can be told from a real one for ever.
    public static let source = "/simulation"

    /// The benefits that there are forms of.
    public static let benefits: [BenefitCode] = FormKind.allCases.map(\.benefit).reduce(into: []) { known, benefit in
        if !known.contains(benefit) { known.append(benefit) }
    }

    /// Names the whole run.
    public let seed: UInt64
    /// How much.
    public let extent: Extent
    /// The first day.
    public let from: LocalDate
    /// The last day.
    public let until: LocalDate
    /// The benefits applied for, in their real proportions to each other; of none of them nothing is invented.
    public let benefits: [BenefitCode]
    /// What goes wrong on the way to the log; nothing, if not said otherwise.
    public let disturbances: Disturbances

    /// All members, in their order; a span that ends before it begins is its first day.
    public init(
        seed: UInt64, extent: Extent, from: LocalDate, until: LocalDate,
        benefits: [BenefitCode] = SimulatedOffice.benefits, disturbances: Disturbances = Disturbances()
    ) {
        self.seed = seed
        self.extent = extent
        self.from = from
        self.until = max(from, until)
        self.benefits = benefits
        self.disturbances = disturbances
    }

    /// The events in the order of their times, made as they are asked for. Every one of them is accepted by the fold.
    public func events() -> SimulatedEvents {
        switch extent {
        case .applications(let count): SimulatedEvents(self, applications: count, limit: .max)
        case .events(let count): SimulatedEvents(self, applications: applications(for: count), limit: count)
        }
    }

    /// The same as records of the log, with the disturbances among them.
    public func records() -> SimulatedRecords { SimulatedRecords(self) }

    var forms: [FormKind] { FormKind.allCases.filter { benefits.contains($0.benefit) } }

    /// As many as have these events and few more: how many events an application has within the span is found by
    /// inventing some.
    private func applications(for events: Int) -> Int {
        let sample = min(2_000, max(200, events / 10))
        var found = 0
        var probe = SimulatedEvents(self, applications: sample, limit: .max, fillsForms: false)
        while probe.next() != nil { found += 1 }
        return Int(Double(events) / (Double(max(found, 1)) / Double(sample)) * 1.05) + 20
    }
}
