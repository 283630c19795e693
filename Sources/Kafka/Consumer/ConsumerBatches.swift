/// The batches of one consumer, pulled: librdkafka is polled only while `next` waits, so not asking is back-pressure.
///
/// One iterator at a time; a second one gets `iteratorInUse`. The sequence ends with `nil` when the consumer is closed
/// and with an error when reading on would skip records. `next` in a cancelled task returns `nil`; nothing gathered is
/// lost, a later `next` goes on.
public struct ConsumerBatches: AsyncSequence, Sendable {
    /// One pull.
    public typealias Element = ConsumerBatch
    /// The only error thrown.
    public typealias Failure = KafkaError

    let mailbox: ConsumerMailbox

    /// The one iterator; see above.
    public func makeAsyncIterator() -> Iterator { Iterator(mailbox: mailbox, number: mailbox.countIterator()) }

    /// Pulls batch by batch.
    public struct Iterator: AsyncIteratorProtocol {
        let mailbox: ConsumerMailbox
        let number: Int
        private var isOver = false

        init(mailbox: ConsumerMailbox, number: Int) {
            self.mailbox = mailbox
            self.number = number
        }

        /// Waits for the next batch; `nil` at the end or when the task is cancelled.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(KafkaError) -> ConsumerBatch? {
            guard !isOver else { return nil }
            guard number == 1 else {
                isOver = true
                throw .iteratorWasInUse
            }
            let mailbox = mailbox
            let result = await withTaskCancellationHandler {
                await withCheckedContinuation { (demand: ConsumerMailbox.Demand) in
                    mailbox.demand(demand)
                    // The handler may have run before there was a demand to cancel.
                    if Task.isCancelled { mailbox.cancelDemand() }
                }
            } onCancel: {
                mailbox.cancelDemand()
            }
            if case .failure = result { isOver = true }
            return try result.get()
        }
    }
}
