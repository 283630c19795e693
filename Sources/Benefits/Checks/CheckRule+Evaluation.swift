import Applications
import JSON

extension CheckRule {
    /// Whether the rule holds below a place. A place that is missing or of another kind breaks no rule but
    /// `requiredWith`. Makes no strings.
    func holds(on node: JSONCursor) -> Bool {
        switch self {
        case .peselMatchesDate(let pesel, let date):
            guard let pesel = pesel.first(in: node)?.utf8, let born = PESEL(utf8: pesel)?.birthDate,
                let date = date.first(in: node)?.utf8, let given = WrittenDates.day(date)
            else { return true }
            return born == given
        case .peselMatchesSex(let pesel, let sex):
            guard let number = pesel.first(in: node)?.utf8, let known = PESEL(utf8: number)?.sex,
                let given = sex.first(in: node)
            else { return true }
            return CheckRule.isText(given, anyOf: [known == .female ? "female" : "male"])
        case .dateOrder(let earlier, let later):
            guard let earlier = earlier.first(in: node)?.utf8, let later = later.first(in: node)?.utf8 else {
                return true
            }
            return WrittenDates.areOrdered(earlier, later)
        case .lessOrEqual(let left, let right):
            guard let left = left.first(in: node), let right = right.first(in: node) else { return true }
            if let left = left.int, let right = right.int { return left <= right }
            guard let left = left.number, let right = right.number else { return true }
            return left <= right
        case .equals(let left, let right):
            guard let left = left.first(in: node), let right = right.first(in: node) else { return true }
            return CheckRule.areSameText(left, right)
        case .countEquals(let count, let list):
            guard let count = count.first(in: node)?.int, let list = list.first(in: node) else { return true }
            return count == Int64(list.count)
        case .sumEquals(let terms, let total):
            guard let total = total.first(in: node)?.int else { return true }
            return CheckRule.sum(terms, on: node) == total
        case .averageEquals(let average, let total, let list, let parts, let tolerance):
            return CheckRule.isAverage(
                average.first(in: node)?.int, of: total.first(in: node)?.int,
                over: Int64(parts * (list.first(in: node)?.count ?? 0)), tolerance: Int64(tolerance))
        case .consecutiveMonths(let list):
            return CheckRule.areConsecutive(list.first(in: node))
        case .requiredWith(let field, let trigger, let values):
            return field.first(in: node) != nil || !CheckRule.anyValue(of: trigger, on: node, isIn: values)
        case .distinct(let distinct):
            return distinct.holds(on: node)
        case .notAfterFiling:
            return true
        }
    }

    static func isAfterFiling(_ value: JSONCursor, filedOn: LocalDate) -> Bool {
        guard let bytes = value.utf8 else { return false }
        if let month = WrittenDates.monthIndex(bytes) { return month >= filedOn.year * 12 + filedOn.month - 1 }
        return WrittenDates.day(bytes).map { $0 > filedOn } ?? false
    }

    static func areSameText(_ left: JSONCursor, _ right: JSONCursor) -> Bool {
        guard let left = left.utf8, let right = right.utf8 else { return false }
        return JSONBytes.equal(left, right)
    }

    static func isText(_ node: JSONCursor, anyOf values: [String]) -> Bool {
        guard let bytes = node.utf8 else { return false }
        return values.contains { $0.utf8.count == bytes.count && $0.utf8.elementsEqual(bytes) }
    }

    /// Nil on overflow.
    private static func sum(_ terms: [AnswerPath], on node: JSONCursor) -> Int64? {
        var sum: Int64? = 0
        for term in terms {
            term.forEach(in: node) { value in
                guard let known = sum, let value = value.int else { return }
                let (next, overflow) = known.addingReportingOverflow(value)
                sum = overflow ? nil : next
            }
        }
        return sum
    }

    private static func isAverage(_ average: Int64?, of total: Int64?, over count: Int64, tolerance: Int64) -> Bool {
        guard let average, let total, count > 0 else { return true }
        let (product, overflow) = average.multipliedReportingOverflow(by: count)
        let (difference, overflows) = product.subtractingReportingOverflow(total)
        return !overflow && !overflows && difference.magnitude <= (tolerance * count).magnitude
    }

    private static func areConsecutive(_ list: JSONCursor?) -> Bool {
        var last: Int?
        guard let list else { return true }
        guard list.tape.isKind(.array, list.index) else { return true }
        var element = list.index + 1
        while element < list.tape.next(list.index) {
            defer { element = list.tape.next(element) }
            guard let text = JSONCursor(tape: list.tape, index: element).utf8,
                let month = WrittenDates.monthIndex(text)
            else { return true }
            if let last, month != last + 1 { return false }
            last = month
        }
        return true
    }

    private static func anyValue(of path: AnswerPath, on node: JSONCursor, isIn values: [String]) -> Bool {
        var found = false
        path.forEach(in: node) { value in
            found = found || isText(value, anyOf: values)
        }
        return found
    }
}
