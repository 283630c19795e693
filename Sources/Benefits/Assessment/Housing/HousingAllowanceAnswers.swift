public import Applications
public import JSON

extension HousingAllowanceInput {
    /// The input in the answers to `housing-allowance/dodatek-mieszkaniowy/1`. Answers of a filed application follow the
    /// form's schema; anything else is refused with the JSON Pointer of the answer at fault.
    public init(answers: JSONNode, filedOn: LocalDate) throws(AssessmentInputError) {
        let answers = Answers(root: answers)
        let persons = try answers.count("/household/numberOfPersons")
        let income = try HouseholdIncome(
            total: try answers.money("/income/totalGrosze"), months: 3, persons: persons)
        try self.init(
            filedOn: filedOn, income: income, expenses: try answers.money("/expenses/totalGrosze"),
            usableArea: try answers.area("/dwelling/usableAreaSquareMetres"),
            roomsAndKitchenArea: try answers.area("/dwelling/roomsAndKitchenAreaSquareMetres"),
            occupiedArea: try answers.optionalArea("/dwelling/occupiedAreaSquareMetres"),
            wheelchairUsers: try answers.count("/disability/wheelchairUsers"),
            separateRoomPersons: try answers.count("/disability/separateRoomPersons"),
            equipment: Equipment(
                centralHeating: try answers.truth("/equipment/centralHeating"),
                hotWater: try answers.truth("/equipment/hotWater"),
                pipedGas: try answers.truth("/equipment/pipedGas")))
    }
}

/// Answers by pointer.
private struct Answers {
    let root: JSONNode

    func node(_ pointer: String) -> JSONNode? {
        root.at(pointer: pointer)
    }

    func count(_ pointer: String) throws(AssessmentInputError) -> Int {
        guard let number = node(pointer)?.int else {
            throw AssessmentInputError(pointer, expected: "liczba całkowita")
        }
        return Int(number)
    }

    func money(_ pointer: String) throws(AssessmentInputError) -> Money {
        Money(grosze: Int64(try count(pointer)))
    }

    func truth(_ pointer: String) throws(AssessmentInputError) -> Bool {
        guard let truth = node(pointer)?.bool else { throw AssessmentInputError(pointer, expected: "tak albo nie") }
        return truth
    }

    /// Square metres, as the answers have them, in hundredths.
    func area(_ pointer: String) throws(AssessmentInputError) -> Int {
        guard let number = node(pointer)?.number, let hundredths = DecimalNumber(json: number)?.hundredths else {
            throw AssessmentInputError(pointer, expected: "powierzchnia w m², z dokładnością do setnych")
        }
        return Int(hundredths)
    }

    func optionalArea(_ pointer: String) throws(AssessmentInputError) -> Int? {
        node(pointer) == nil ? nil : try area(pointer)
    }
}
