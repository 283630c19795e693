/// Which instance each partition is meant for. A partition is given on when its former owner has let go of it, or at once
/// when the group takes that owner for dead: then it may still write.
struct SimulatedGroup {
    /// What an instance is to hear.
    struct Message {
        let instance: Int
        let notice: SimulatedInstance.Notice
    }

    static let nobody = -1

    private(set) var owners: [Int]
    /// Who is still to let go of the partition before its owner hears of it.
    private var leaving: [Int]

    init(partitions: Int) {
        owners = Array(repeating: Self.nobody, count: partitions)
        leaving = owners
    }

    /// Gives a partition to another instance, or to the same again.
    mutating func move(_ partition: Int, to instance: Int, lost: Bool) -> [Message] {
        let before = owners[partition]
        owners[partition] = instance
        if before == Self.nobody { return [Message(instance: instance, notice: .assigned(partition))] }
        let revoked = Message(instance: before, notice: .revoked(partition))
        if leaving[partition] != Self.nobody {
            // The owner before has not heard of the partition yet.
            guard lost else { return [] }
            leaving[partition] = Self.nobody
            return [Message(instance: instance, notice: .assigned(partition))]
        }
        if lost { return [revoked, Message(instance: instance, notice: .assigned(partition))] }
        leaving[partition] = before
        return [revoked]
    }

    /// The instance has let go of the partition.
    mutating func released(_ partition: Int, by instance: Int) -> [Message] {
        guard leaving[partition] == instance else { return [] }
        leaving[partition] = Self.nobody
        guard owners[partition] != Self.nobody else { return [] }
        return [Message(instance: owners[partition], notice: .assigned(partition))]
    }

    /// The instance is gone, and whatever it was told.
    mutating func left(_ instance: Int, heir: (Int) -> Int) -> [Message] {
        var messages: [Message] = []
        for partition in owners.indices {
            let isLeaving = leaving[partition] == instance
            if isLeaving { leaving[partition] = Self.nobody }
            let wasOwner = owners[partition] == instance
            if wasOwner { owners[partition] = heir(partition) }
            if isLeaving || wasOwner, leaving[partition] == Self.nobody, owners[partition] != Self.nobody {
                messages.append(Message(instance: owners[partition], notice: .assigned(partition)))
            }
        }
        return messages
    }

    /// An instance has joined; it takes what nobody has.
    mutating func joined(_ instance: Int) -> [Message] {
        var messages: [Message] = []
        for partition in owners.indices where owners[partition] == Self.nobody {
            owners[partition] = instance
            if leaving[partition] == Self.nobody {
                messages.append(Message(instance: instance, notice: .assigned(partition)))
            }
        }
        return messages
    }
}
