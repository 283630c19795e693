import Applications
import Testing

/// One state with every optional member, and its bytes in format 2, made by hand from the description of the format.
enum GoldenSnapshot {
    static let hex = [
        "02", "007f", "6f2b7a4e1c0d5f5b9d3e58c1a7f04b26", "11686f7573696e672d616c6c6f77616e6365", "8402", "0e",
        "000001a1ee565e7b", "000001a21219a400", "000001a21219a401",
        "02", "00000000000050008000000000000001", "ffffffffffff5fffbffffffffffffffe",
        "04444d2d32", "0563772d3137", "0e444d2e383231312e312e32303236", "07", "d2c402",
        "007f", "02", "08444d2f31322fc5bc", "d8c402", "c48405", "e8c402", "d2c702", "dcc402", "02", "02", "03",
        "fac402",
        "88890a", "b8c502",
        "02",
        "0000", "01", "cec402", "8ac502", "8ac502", "106172742e20333520c2a72033204b5041",
        "0001", "06", "01", "fac402", "fcc402", "00", "e8c402",
    ].joined()

    static var state: ApplicationState {
        get throws {
            ApplicationState(
                id: ApplicationID(try #require(UUID128("6f2b7a4e-1c0d-5f5b-9d3e-58c1a7f04b26"))),
                benefit: .housingAllowance, version: 130, status: .appealResolved,
                filedAt: Instant(milliseconds: 1_795_000_000_123),
                statusSince: Instant(milliseconds: 1_795_600_000_000),
                lastEventAt: Instant(milliseconds: 1_795_600_000_001),
                eventIDs: [
                    EventID(UUID128(high: 0x5000, low: 0x8000_0000_0000_0001)),
                    EventID(UUID128(high: 0xFFFF_FFFF_FFFF_5FFF, low: 0xBFFF_FFFF_FFFF_FFFE)),
                ],
                unit: "DM-2", owner: "cw-17", caseNumber: "DM.8211.1.2026", suspendedFrom: .interview,
                interviewCompletedOn: try day("2026-11-20"), decision: try decision, paidGrosze: 82_500,
                lastPaidOn: try day("2027-01-10"), deadlines: try deadlines)
        }
    }

    private static var decision: DecisionSummary {
        get throws {
            DecisionSummary(
                outcome: .refused, decisionNumber: "DM/12/ż", decidedOn: try day("2026-11-23"), amountGrosze: 41_250,
                period: .init(from: try day("2026-12-01"), to: try day("2027-05-31")),
                servedOn: try day("2026-11-25"), changedOnAppealBy: .sko, appealOutcome: .changed, change: .expired,
                finalOn: try day("2026-12-10"))
        }
    }

    private static var deadlines: [Deadline] {
        get throws {
            [
                Deadline(
                    kind: .decideBy, startedOn: try day("2026-11-18"), nominalEnd: try day("2026-12-18"),
                    due: try day("2026-12-18"), legalBasis: "art. 35 § 3 KPA"),
                Deadline(
                    kind: .firstPaymentBy, startedOn: try day("1969-12-31"), nominalEnd: try day("2026-12-10"),
                    due: try day("2026-12-11"), legalBasis: "", stoppedOn: try day("2026-12-01")),
            ]
        }
    }

    private static func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }
}
