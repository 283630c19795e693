public import Applications

/// What the housing allowance (dodatek mieszkaniowy) is calculated from.
public struct HousingAllowanceInput: Sendable, Hashable {
    /// Which installations the dwelling has; each missing one adds a lump sum (ryczałt).
    public struct Equipment: Sendable, Hashable {
        /// Centralne ogrzewanie.
        public let centralHeating: Bool
        /// Centralnie ciepła woda.
        public let hotWater: Bool
        /// Gaz przewodowy.
        public let pipedGas: Bool

        /// What the dwelling has.
        public init(centralHeating: Bool, hotWater: Bool, pipedGas: Bool) {
            self.centralHeating = centralHeating
            self.hotWater = hotWater
            self.pipedGas = pipedGas
        }

        var isComplete: Bool { centralHeating && hotWater && pipedGas }
    }

    /// Day of filing: it picks every rule row.
    public let filedOn: LocalDate
    /// Income of all members of the household, over the three months before filing.
    public let income: HouseholdIncome
    /// Housing expenses of the last month.
    public let expenses: Money
    /// Usable area of the dwelling, in hundredths of a square metre.
    public let usableArea: Int
    /// Rooms and kitchen together, in hundredths of a square metre.
    public let roomsAndKitchenArea: Int
    /// The part the household occupies, in hundredths of a square metre; nil when it occupies the whole dwelling.
    public let occupiedArea: Int?
    /// Persons in wheelchairs.
    public let wheelchairUsers: Int
    /// Persons whose disability needs a room of their own.
    public let separateRoomPersons: Int
    /// Installations of the dwelling.
    public let equipment: Equipment

    /// Refuses expenses outside 0–100 million zł, areas outside 0.01–10 000 m² and numbers of persons outside 0–100.
    public init(
        filedOn: LocalDate, income: HouseholdIncome, expenses: Money, usableArea: Int, roomsAndKitchenArea: Int,
        occupiedArea: Int? = nil, wheelchairUsers: Int = 0, separateRoomPersons: Int = 0, equipment: Equipment
    ) throws(AssessmentInputError) {
        try AssessmentInputError.check(expenses, "expenses")
        for (area, field) in [
            (usableArea, "usableArea"), (roomsAndKitchenArea, "roomsAndKitchenArea"),
            (occupiedArea ?? usableArea, "occupiedArea"),
        ] {
            try AssessmentInputError.check(area, in: 1...1_000_000, field)
        }
        try AssessmentInputError.check(wheelchairUsers, in: 0...100, "wheelchairUsers")
        try AssessmentInputError.check(separateRoomPersons, in: 0...100, "separateRoomPersons")
        self.filedOn = filedOn
        self.income = income
        self.expenses = expenses
        self.usableArea = usableArea
        self.roomsAndKitchenArea = roomsAndKitchenArea
        self.occupiedArea = occupiedArea
        self.wheelchairUsers = wheelchairUsers
        self.separateRoomPersons = separateRoomPersons
        self.equipment = equipment
    }

    /// The area the norm is compared with.
    var area: Int { occupiedArea ?? usableArea }

    var persons: Int { income.persons }
}
