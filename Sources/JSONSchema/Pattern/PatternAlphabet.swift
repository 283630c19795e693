/// Code points that no set of a pattern tells apart share a letter, so that tables stay small.
struct PatternAlphabet: Sendable {
    /// One letter for each code point below 0x800: all that UTF-8 writes in two bytes.
    let direct: [UInt16]
    let starts: [UInt32]
    let letters: [UInt16]
    let count: Int
    /// `members[set][letter]`
    let members: [[Bool]]

    init(_ sets: [ScalarSet]) {
        var boundaries: Set<UInt32> = [0]
        for set in sets {
            for range in set.ranges {
                boundaries.insert(range.lowerBound)
                boundaries.insert(range.upperBound + 1)
            }
        }
        let starts = boundaries.filter { $0 <= ScalarSet.limit }.sorted()
        var memberships = [[Bool]](repeating: [Bool](repeating: false, count: sets.count), count: starts.count)
        for (number, set) in sets.enumerated() {
            var interval = 0
            for range in set.ranges {
                while starts[interval] < range.lowerBound { interval += 1 }
                while interval < starts.count, starts[interval] <= range.upperBound {
                    memberships[interval][number] = true
                    interval += 1
                }
                if interval == starts.count { break }
            }
        }
        var known: [[Bool]: UInt16] = [:]
        var letters: [UInt16] = []
        for membership in memberships {
            let letter = known[membership] ?? UInt16(known.count)
            known[membership] = letter
            letters.append(letter)
        }
        var members = [[Bool]](repeating: [Bool](repeating: false, count: known.count), count: sets.count)
        for (membership, letter) in known {
            for number in sets.indices { members[number][Int(letter)] = membership[number] }
        }
        self.starts = starts
        self.letters = letters
        self.members = members
        self.count = known.count
        self.direct = (0..<0x800).map { Self.search(starts, letters, $0) }
    }

    func letter(_ scalar: UInt32) -> Int {
        Int(scalar < 0x800 ? direct[Int(scalar)] : Self.search(starts, letters, scalar))
    }

    /// The letter of the interval that a code point lies in.
    static func search(_ starts: [UInt32], _ letters: [UInt16], _ scalar: UInt32) -> UInt16 {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return letters[low]
    }
}
