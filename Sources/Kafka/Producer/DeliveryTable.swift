/// One word a record carries through librdkafka: 24 bits slot, 20 bits generation, 20 bits index in its batch.
struct DeliveryWord: Equatable {
    static let maximumBatch = 1 << 20
    static let maximumSlots = 1 << 24

    let slot: Int
    let generation: UInt32
    let index: Int

    init(slot: Int, generation: UInt32, index: Int) {
        self.slot = slot
        self.generation = generation & 0xF_FFFF
        self.index = index
    }

    init(raw: UInt) {
        slot = Int(raw >> 40)
        generation = UInt32((raw >> 20) & 0xF_FFFF)
        index = Int(raw & 0xF_FFFF)
    }

    var raw: UInt { UInt(slot) << 40 | UInt(generation) << 20 | UInt(index) }
}

/// What is known of one record of a call.
enum RecordOutcome: Sendable, Equatable {
    case pending
    case delivered(partition: Int32, offset: Int64)
    case failed(code: Int32, possiblyPersisted: Bool)
    /// Never handed over.
    case refused(SendFailure)
}

struct DeliveryReport: Sendable, Equatable {
    let word: UInt
    let outcome: RecordOutcome
}

/// Which call a caller holds.
struct DeliveryCall: Sendable, Equatable {
    let slot: Int
    let generation: UInt32

    func word(index: Int) -> UInt { DeliveryWord(slot: slot, generation: generation, index: index).raw }
}

/// Calls waiting for delivery reports: a pure state machine, one slot per call, no object per record.
///
/// A call is opened, its records are handed over, then it is *sealed* with the number handed over and a waiter. It is
/// answered once: when its last report is in, when its deadline passes, or when the producer fails. A slot answered
/// before its last report stays taken until that report came, so a late report can never reach another call; the
/// generation guards the case of a producer thrown away with reports outstanding.
struct DeliveryTable<Waiter: Sendable>: Sendable {
    /// A waiter to resume, outside any lock.
    struct Answer: Sendable {
        let waiter: Waiter
        let outcomes: [RecordOutcome]
    }

    private struct Call: Sendable {
        var epoch: Int
        var deadline: ContinuousClock.Instant
        var outcomes: [RecordOutcome]
        /// Handed over minus reported; below zero while reports overtake the sealing.
        var outstanding = 0
        var waiter: Waiter?
        var isSealed = false
    }

    private var calls: [Call?] = []
    private var generations: [UInt32] = []
    private var free: [Int] = []

    /// Calls whose waiter was not answered yet, sealed or not.
    private(set) var unanswered = 0
    var isEmpty: Bool { free.count == calls.count }

    /// `nil` when there is no slot left (16 million calls wait).
    mutating func open(
        count: Int, deadline: ContinuousClock.Instant, epoch: Int
    ) -> DeliveryCall? {
        let call = Call(epoch: epoch, deadline: deadline, outcomes: Array(repeating: .pending, count: count))
        unanswered += 1
        if let slot = free.popLast() {
            calls[slot] = call
            return DeliveryCall(slot: slot, generation: generations[slot])
        }
        guard calls.count < DeliveryWord.maximumSlots else {
            unanswered -= 1
            return nil
        }
        calls.append(call)
        generations.append(1)
        return DeliveryCall(slot: calls.count - 1, generation: 1)
    }

    /// The caller has nothing more to hand over. `refused` are the records it could not hand over.
    mutating func seal(
        _ token: DeliveryCall, refused: [(index: Int, failure: SendFailure)], waiter: Waiter,
        now: ContinuousClock.Instant, epoch: Int
    ) -> Answer? {
        guard var call = take(token) else { return nil }
        for (index, failure) in refused { call.outcomes[index] = .refused(failure) }
        call.outstanding += call.outcomes.count - refused.count
        call.isSealed = true
        call.waiter = waiter
        // The producer this call went to is gone: no report will come.
        if call.epoch != epoch { call.outstanding = 0 }
        let isDue = call.outstanding == 0 || now >= call.deadline
        return put(call, at: token.slot, answering: isDue)
    }

    /// Books one report. Reports of calls already forgotten are ignored.
    mutating func report(_ report: DeliveryReport) -> Answer? {
        let word = DeliveryWord(raw: report.word)
        let token = DeliveryCall(slot: word.slot, generation: word.generation)
        guard var call = take(token) else { return nil }
        call.outstanding -= 1
        // An answered call keeps only the count.
        if call.outcomes.indices.contains(word.index) { call.outcomes[word.index] = report.outcome }
        return put(call, at: word.slot, answering: call.isSealed && call.outstanding == 0)
    }

    /// Which producer a call began with.
    func epoch(of token: DeliveryCall) -> Int? {
        guard calls.indices.contains(token.slot), generations[token.slot] == token.generation else { return nil }
        return calls[token.slot]?.epoch
    }

    /// Answers every sealed call whose deadline passed.
    mutating func expire(_ now: ContinuousClock.Instant) -> [Answer] { answer { now >= $0.deadline } }

    /// Answers every sealed call of earlier epochs, or all.
    mutating func fail(before epoch: Int = .max) -> [Answer] { answer { $0.epoch < epoch } }

    /// Frees answered calls of producers that are gone; late reports of theirs meet another generation.
    mutating func forget(before epoch: Int) {
        for slot in calls.indices {
            guard let call = calls[slot], call.epoch < epoch, call.isSealed, call.waiter == nil else { continue }
            release(slot)
        }
    }

    private mutating func answer(where isDue: (Call) -> Bool) -> [Answer] {
        guard unanswered > 0 else { return [] }
        var answers: [Answer] = []
        for slot in calls.indices {
            guard let call = calls[slot], call.waiter != nil, isDue(call) else { continue }
            calls[slot] = nil
            if let answer = put(call, at: slot, answering: true) { answers.append(answer) }
        }
        return answers
    }

    private mutating func take(_ token: DeliveryCall) -> Call? {
        guard calls.indices.contains(token.slot), generations[token.slot] == token.generation else { return nil }
        defer { calls[token.slot] = nil }
        return calls[token.slot]
    }

    /// Stores a call taken out before, answered or not, or frees its slot.
    private mutating func put(_ call: Call, at slot: Int, answering: Bool) -> Answer? {
        var call = call
        var answer: Answer?
        if answering, let waiter = call.waiter {
            answer = Answer(waiter: waiter, outcomes: call.outcomes)
            call.waiter = nil
            call.outcomes = []
            unanswered -= 1
        }
        calls[slot] = call
        if call.isSealed, call.waiter == nil, call.outstanding <= 0 { release(slot) }
        return answer
    }

    private mutating func release(_ slot: Int) {
        calls[slot] = nil
        generations[slot] = max(1, (generations[slot] + 1) & 0xF_FFFF)
        free.append(slot)
    }
}
