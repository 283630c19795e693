import JSON

// Sendable: everything the pointers lead to is written before `init` returns, never again, and freed in `deinit`.
/// A graph laid out for ``Checker``: plain values that name each other by index or pointer.
///
/// The graph's own nodes serve the reporting pass. Reading them costs a reference count at every step, which is most of
/// what a valid instance would cost.
final class CheckProgram: @unchecked Sendable {
    let schemas: UnsafePointer<CheckSchema>
    let root: Int32
    let formats: UnsafePointer<FormatRegistry.Check>
    private let formatCount: Int
    private let memory: PlainMemory
    /// Name tables and pattern tables that the schemas borrow from.
    private let owners: [AnyObject]

    init(
        schemas: [CheckSchema], root: Int32, formats: [FormatRegistry.Check], memory: PlainMemory, owners: [AnyObject]
    ) {
        self.schemas = memory.copy(schemas)
        self.root = root
        // Closures are no plain values: `memory` cannot own them.
        let checks = UnsafeMutablePointer<FormatRegistry.Check>.allocate(capacity: max(1, formats.count))
        checks.initialize(from: formats, count: formats.count)
        formatCount = formats.count
        self.formats = UnsafePointer(checks)
        self.memory = memory
        self.owners = owners
    }

    deinit {
        let checks = UnsafeMutablePointer(mutating: formats)
        checks.deinitialize(count: formatCount)
        checks.deallocate()
    }
}

/// One schema. A pointer is nil when the schema has no such keywords.
struct CheckSchema: BitwiseCopyable {
    enum Route: UInt8, BitwiseCopyable {
        /// A boolean schema.
        case accept, refuse
        /// The keywords below are all there is.
        case keywords
        /// Has keywords that only ``Evaluator`` knows.
        case general
    }

    var route: Route = .keywords
    /// Bit n: values of the ``JSONTag`` with raw value n pass `type`.
    var kinds: UInt8 = .max
    /// `type` wants integers and no other numbers: `1.0` passes, `1.5` does not.
    var wantsWholeDecimals = false
    var ruleCount: Int32 = 0
    var constants: UnsafePointer<CheckConstants>?
    var number: UnsafePointer<CheckNumber>?
    var string: UnsafePointer<CheckString>?
    var array: UnsafePointer<CheckArray>?
    var object: UnsafePointer<CheckObject>?
    var rules: UnsafePointer<CheckRule>?
}

/// `const` and `enum`.
struct CheckConstants: BitwiseCopyable {
    /// Bit n: the value of the ``JSONTag`` with raw value n (null, false, true) is allowed.
    let literals: UInt8
    let strings: NameLookup
    /// Tape indexes of allowed numbers, arrays and objects in the document of `tape`.
    let others: UnsafePointer<Int>
    let otherCount: Int
    let tape: UnsafePointer<JSONTape>
}

/// Bounds on numbers, in millionths: exact for every number of up to twelve digits before the point and six behind.
struct CheckNumber: BitwiseCopyable {
    /// False when a bound is no whole number of millionths: the exact decimals decide.
    let isScaled: Bool
    /// Inclusive.
    let minimum: Int64
    let maximum: Int64
    /// 0 for none.
    let divisor: Int64
}

/// Assertions on strings.
struct CheckString: BitwiseCopyable {
    let minimum: Int
    let maximum: Int
    let pattern: PatternAutomaton?
    /// -1 for none.
    let format: Int32
}

/// Keywords on arrays.
struct CheckArray: BitwiseCopyable {
    let minimum: Int
    let maximum: Int
    let isUnique: Bool
    let prefix: UnsafePointer<Int32>
    let prefixCount: Int
    /// -1 for none.
    let items: Int32
}

/// Keywords on objects.
struct CheckObject: BitwiseCopyable {
    let minimum: Int
    let maximum: Int
    let names: NameLookup
    /// By slot; -1 for a name that is only required.
    let schemas: UnsafePointer<Int32>
    /// Bit n: the name in slot n is required.
    let required: UInt64
    /// -1 for none.
    let additional: Int32
    /// Few names and no care for others: looking for these costs less than looking every member up.
    let looksForNames: Bool
}

/// Applicators that look at the same instance as their schema. -1 stands for a branch that is not there.
enum CheckRule: BitwiseCopyable {
    case all(Int32)
    case any(UnsafePointer<Int32>, count: Int32)
    case one(UnsafePointer<Int32>, count: Int32)
    case not(Int32)
    case conditional(test: Int32, then: Int32, otherwise: Int32)
}
