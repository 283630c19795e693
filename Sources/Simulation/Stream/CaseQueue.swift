internal import Applications

/// Open cases by the time of what happens next (a binary heap over places that are used again).
struct CaseQueue: Sendable {
    private struct Entry {
        let time: Instant
        /// Cases whose times are equal come in the order in which they were put here.
        let order: Int
        let place: Int

        func isBefore(_ other: Entry) -> Bool {
            time == other.time ? order < other.order : time < other.time
        }
    }

    private var heap: [Entry] = []
    private var cases: [OpenCase?] = []
    private var free: [Int] = []
    private var order = 0

    var count: Int { heap.count }

    /// When the next thing happens.
    var nextTime: Instant? { heap.first?.time }

    /// Keeps a case until what comes next has its turn; one that nothing happens to is let go.
    mutating func insert(_ open: OpenCase) {
        guard let time = open.next?.time else { return }
        let place: Int
        if let last = free.popLast() {
            place = last
            cases[place] = open
        } else {
            place = cases.count
            cases.append(open)
        }
        heap.append(Entry(time: time, order: order, place: place))
        order += 1
        rise(from: heap.count - 1)
    }

    /// The case whose turn it is.
    mutating func removeFirst() -> OpenCase? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink(from: 0)
        }
        free.append(first.place)
        return cases[first.place].take()
    }

    private mutating func rise(from start: Int) {
        var index = start
        while index > 0 {
            let parent = (index - 1) / 2
            guard heap[index].isBefore(heap[parent]) else { return }
            heap.swapAt(index, parent)
            index = parent
        }
    }

    private mutating func sink(from start: Int) {
        var index = start
        while true {
            var first = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[child].isBefore(heap[first]) {
                first = child
            }
            if first == index { return }
            heap.swapAt(index, first)
            index = first
        }
    }
}
