import Dispatch
import Synchronization

/// What the owner thread of a consumer is asked to do, and how it is woken. Callers never touch librdkafka.
final class ConsumerMailbox: Sendable {
    typealias Demand = CheckedContinuation<Result<ConsumerBatch?, KafkaError>, Never>

    enum Command: Sendable {
        case commit([TopicPartition: Int64])
        case pause([TopicPartition], Promise<KafkaError?>)
        case resume([TopicPartition], Promise<KafkaError?>)
        case seek([TopicPartition: StartPosition], timeout: Int32, Promise<KafkaError?>)
    }

    private struct State: Sendable {
        var commands: [Command] = []
        var demand: Demand?
        /// Set for ever by `close` or the end of the thread.
        var isClosing = false
        var isEnded = false
        /// The error nobody asked about yet.
        var untold: KafkaError?
        var queue: RDKafkaQueue?
        var watermarks: [TopicPartition: Int64] = [:]
        var iterators = 0
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)
    /// Fulfilled when the thread has left the group and let go of the handle.
    let ended = Promise<Bool>()

    init(waking queue: RDKafkaQueue?) { state.withLock { $0.queue = queue } }

    // MARK: Callers

    func post(_ command: Command) -> Bool {
        let isTaken = state.withLock { state in
            guard !state.isEnded else { return false }
            state.commands.append(command)
            return true
        }
        ring()
        return isTaken
    }

    /// Asks for a batch; answered at once when the consumer is closed or another iterator waits.
    func demand(_ demand: Demand) {
        enum Refusal { case closed, busy, failed(KafkaError) }
        let refusal = state.withLock { state -> Refusal? in
            if let untold = state.untold {
                state.untold = nil
                return .failed(untold)
            }
            if state.isClosing || state.isEnded { return .closed }
            if state.demand != nil { return .busy }
            state.demand = demand
            return nil
        }
        switch refusal {
        case .closed: demand.resume(returning: .success(nil))
        case .busy: demand.resume(returning: .failure(.iteratorWasInUse))
        case .failed(let error): demand.resume(returning: .failure(error))
        case nil: ring()
        }
    }

    /// Ends the wait for a batch; what was gathered stays for the next demand.
    func cancelDemand() { takeDemand()?.resume(returning: .success(nil)) }

    func close() {
        state.withLock { $0.isClosing = true }
        ring()
    }

    /// 1 for the first iterator.
    func countIterator() -> Int {
        state.withLock {
            $0.iterators += 1
            return $0.iterators
        }
    }

    var watermarks: [TopicPartition: Int64] { state.withLock { $0.watermarks } }

    // MARK: Owner thread

    func takeCommands() -> [Command] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    var hasDemand: Bool { state.withLock { $0.demand != nil } }
    var isClosing: Bool { state.withLock { $0.isClosing } }

    func takeDemand() -> Demand? {
        state.withLock { state in
            defer { state.demand = nil }
            return state.demand
        }
    }

    /// No more batches. An error is told once: to the demand in progress, else to the next one.
    func endDemands(_ failure: KafkaError?) {
        let demand = state.withLock { state -> Demand? in
            state.isClosing = true
            defer { state.demand = nil }
            if state.demand == nil { state.untold = failure }
            return state.demand
        }
        demand?.resume(returning: failure.map { .failure($0) } ?? .success(nil))
    }

    func publish(_ watermarks: [TopicPartition: Int64]) { state.withLock { $0.watermarks = watermarks } }

    /// Rests until someone rings, or the limit.
    func rest(milliseconds: Int) { _ = bell.wait(timeout: .now() + .milliseconds(milliseconds)) }

    func releaseQueue() { state.withLock { $0.queue = nil } }

    /// No command is taken from here on; those waiting are returned to be refused.
    func end() -> [Command] {
        state.withLock { state in
            state.isEnded = true
            state.queue = nil
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Wakes the thread where it rests or polls.
    func ring() {
        bell.signal()
        state.withLock { $0.queue }?.wake()
    }
}

extension KafkaError {
    static let iteratorWasInUse = KafkaError(
        code: .iteratorInUse, name: "KAFKA_ITERATOR_IN_USE", message: "a second iterator over one consumer")
}
