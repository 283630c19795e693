/// The kinds of rules a form may state. Paths start at the root or, with `each`, at one element; a rule with
/// `notAfterFiling` or `distinct` names its places from the root.
enum CheckRule: Sendable {
    /// The birth date in the PESEL is the date given.
    case peselMatchesDate(pesel: AnswerPath, date: AnswerPath)
    /// The sex in the PESEL is the one given, `female` or `male`.
    case peselMatchesSex(pesel: AnswerPath, sex: AnswerPath)
    /// Days or months in this order; the same day is in order.
    case dateOrder(earlier: AnswerPath, later: AnswerPath)
    /// Days are not after the day of filing; months ended before its month.
    case notAfterFiling([AnswerPath])
    /// Numbers.
    case lessOrEqual(left: AnswerPath, right: AnswerPath)
    /// Texts.
    case equals(left: AnswerPath, right: AnswerPath)
    /// The number is the length of the list.
    case countEquals(count: AnswerPath, list: AnswerPath)
    /// Whole numbers; a place that is not there adds nothing.
    case sumEquals(terms: [AnswerPath], total: AnswerPath)
    /// average × parts × length of the list is the total, give or take `tolerance` a part.
    case averageEquals(average: AnswerPath, total: AnswerPath, list: AnswerPath, parts: Int, tolerance: Int)
    /// A list of months, each the one after the last.
    case consecutiveMonths(AnswerPath)
    /// No text twice.
    case distinct(DistinctTexts)
    /// The field is there when another has one of these values.
    case requiredWith(field: AnswerPath, trigger: AnswerPath, values: [String])

    init(_ item: DefinitionReader) throws(FormLoadError) {
        switch try item.string("kind") {
        case "peselMatchesDate": self = .peselMatchesDate(pesel: try item.path("pesel"), date: try item.path("date"))
        case "peselMatchesSex": self = .peselMatchesSex(pesel: try item.path("pesel"), sex: try item.path("sex"))
        case "dateOrder": self = .dateOrder(earlier: try item.path("earlier"), later: try item.path("later"))
        case "notAfterFiling": self = .notAfterFiling(try item.paths("values"))
        case "lessOrEqual": self = .lessOrEqual(left: try item.path("left"), right: try item.path("right"))
        case "equals": self = .equals(left: try item.path("left"), right: try item.path("right"))
        case "countEquals": self = .countEquals(count: try item.path("count"), list: try item.path("of"))
        case "sumEquals": self = .sumEquals(terms: try item.paths("terms"), total: try item.path("total"))
        case "averageEquals":
            self = .averageEquals(
                average: try item.path("average"), total: try item.path("total"), list: try item.path("perEach"),
                parts: try item.int("parts"), tolerance: try item.int("tolerance"))
        case "consecutiveMonths": self = .consecutiveMonths(try item.path("months"))
        case "distinct": self = .distinct(try DistinctTexts(item))
        case "requiredWith":
            self = .requiredWith(
                field: try item.path("field"), trigger: try item.path("with"), values: try item.strings("in"))
        case let kind: throw item.error("unknown kind of check \"\(kind)\"")
        }
    }

    /// These rules read many places and report the ones at fault; the others report one place, `at`.
    var reportsItsOwnPlaces: Bool {
        switch self {
        case .notAfterFiling, .distinct: true
        default: false
        }
    }

    /// What the rule reads; `deep` when also everything below the place.
    var operands: [(path: AnswerPath, deep: Bool)] {
        switch self {
        case .peselMatchesDate(let first, let second), .peselMatchesSex(let first, let second),
            .dateOrder(let first, let second), .lessOrEqual(let first, let second), .equals(let first, let second),
            .requiredWith(let first, let second, _):
            [(first, true), (second, true)]
        case .countEquals(let count, let list): [(count, true), (list, false)]
        case .sumEquals(let terms, let total): (terms + [total]).map { ($0, true) }
        case .averageEquals(let average, let total, let list, _, _): [(average, true), (total, true), (list, false)]
        case .consecutiveMonths(let list): [(list, true)]
        case .distinct(let distinct): distinct.paths.map { ($0, true) }
        case .notAfterFiling(let paths): paths.map { ($0, true) }
        }
    }
}
