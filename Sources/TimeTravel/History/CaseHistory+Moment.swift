public import Applications

extension CaseHistory {
    /// Why there is nothing to show for a moment.
    public enum Miss: Error, Sendable, Equatable {
        /// The case was filed later.
        case notFiledYet(filedAt: Instant)
        /// Versions go from 1 to `latest`.
        case noSuchVersion(latest: Int)
        /// The data were destroyed. What the case held before is not shown again, whatever the archive still has.
        case erased(at: Instant)
    }

    /// The case as it stood at a moment.
    public func asOf(_ moment: Moment) throws(Miss) -> PastCase {
        if let last = entries.last, last.state.status == .erased { throw .erased(at: last.event.metadata.time) }
        let count = try entryCount(at: moment)
        guard let past = PastCase(entries[..<count], next: count < entries.count ? entries[count] : nil, stop: stop)
        else { throw .notFiledYet(filedAt: entries[0].event.metadata.time) }
        return past
    }

    private func entryCount(at moment: Moment) throws(Miss) -> Int {
        switch moment {
        case .latest: return entries.count
        case .time(let time): return entries.prefix { $0.event.metadata.time <= time }.count
        case .version(let version):
            guard (1...entries.count).contains(version) else { throw .noSuchVersion(latest: entries.count) }
            return version
        }
    }
}
