import Applications
import Kafka
import Reconciliation
import Testing

/// Whatever the log, books that agree are equal to it, and one spoiled row is found where it is.
struct AnyBooksTests {
    @Test(arguments: 1...200)
    func `every single spoiled row is found and named`(seed: Int) throws {
        var random = Draws(seed: UInt64(seed))
        var log = SmallLog()
        var books = Books([], next: 0)
        var offset: Int64 = 0
        for _ in 0...(1 + random.below(40)) {
            offset += Int64(random.below(10) == 0 ? 1 + random.below(9_000) : 1)
            log.append(offset, of: random.below(5))
            books.fates.append((offset, Fate.allCases[random.below(4)]))
        }
        books.next = offset + 1
        books.fixCounters()
        #expect(log.reconcile([books.account]).isEqual)

        let place = random.below(books.fates.count)
        let spoiled = books.fates[place]
        let kind: Difference.Kind
        switch random.below(3) {
        case 0:
            books.fates.remove(at: place)
            kind = .recordUnaccounted
        case 1:
            books.fates.append((spoiled.offset, Fate.allCases[random.below(4)]))
            kind = .recordContested
        default:
            log.records.remove(at: place)
            kind = .rowWithoutRecord
        }
        // The end of a partition is known from the broker, not from its last record.
        let report = log.reconcile([books.account], ends: offset + 1)
        let found = try #require(report.differences.listed.first { $0.kind == kind })
        #expect(found.offset == spoiled.offset)
        // A second row may hide the first one's fate from the counters.
        let others = report.differences.listed.filter { $0 != found }
        #expect(others.allSatisfy { kind == .recordContested && $0.kind == .countersDiffer })
    }
}

/// SplitMix64.
private struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
