/// What goes wrong on the way to the log, as shares of the events.
public struct Disturbances: Sendable, Equatable {
    /// Records that are there twice, as after a retry whose first attempt had succeeded.
    public let duplicates: Double
    /// Events of a second caseworker who had seen the same version as the first.
    public let refusals: Double
    /// Records that no reader can read. They park what comes later of their application.
    public let poison: Double

    /// All members, in their order; shares are kept between 0 and 1.
    public init(duplicates: Double = 0, refusals: Double = 0, poison: Double = 0) {
        self.duplicates = min(max(duplicates, 0), 1)
        self.refusals = min(max(refusals, 0), 1)
        self.poison = min(max(poison, 0), 1)
    }
}
