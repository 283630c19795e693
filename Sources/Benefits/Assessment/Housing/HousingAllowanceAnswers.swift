public import Applications
public import JSON

extension HousingAllowanceInput {
    /// The input in the answers to `housing-allowance/dodatek-mieszkaniowy/1`. Answers of a filed application follow the
    /// form's schema; anything else is refused with the JSON Pointer of the answer at fault.
    public init(answers: JSONNode, filedOn: LocalDate) throws(AssessmentInputError) {
        let answers = FormAnswers(answers)
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
