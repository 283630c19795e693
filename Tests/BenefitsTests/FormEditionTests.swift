import Applications
import Benefits
import Foundation
import Testing

/// A form whose second edition replaces the first on 1 December 2026; what was begun on the first may be filed until the
/// end of January.
struct FormEditionTests {
    private static let benefit = "housing-allowance/benefit.json"

    private static func catalogue() throws -> FormCatalogue {
        var files = try FormFiles.replacing(
            """
                  "validFrom": "2021-07-01",
                  "validTo": null
                }
            """,
            with: """
                      "validFrom": "2021-07-01",
                      "validTo": "2027-01-31"
                    },
                    {
                      "id": "dodatek-mieszkaniowy",
                      "version": "2",
                      "validFrom": "2026-12-01",
                      "validTo": null
                    }
                """, in: benefit)
        for name in ["schema.json", "form.json"] {
            let text = String(decoding: try #require(files["\(FormFiles.form)/\(name)"]), as: UTF8.self)
            files["housing-allowance/dodatek-mieszkaniowy/2/\(name)"] = Array(
                text.replacingOccurrences(of: "\"version\": \"1\"", with: "\"version\": \"2\"").utf8)
        }
        return try FormCatalogue(files: files)
    }

    @Test(arguments: [("2026-11-30", "1"), ("2026-12-01", "2"), ("2027-06-01", "2")])
    func `new applications are filed on the edition that became valid last`(day: String, version: String) throws {
        let day = try #require(LocalDate(iso: day))
        let catalogue = try Self.catalogue()
        #expect(catalogue.current(benefit: .housingAllowance, on: day)?.version == version)
        let editions = try #require(catalogue.benefit(.housingAllowance)).current(on: day)
        #expect(editions.map(\.version) == [version])
    }

    @Test(arguments: [
        ("1", "2026-12-24", true), ("1", "2027-01-31", true), ("1", "2027-02-01", false), ("2", "2026-11-30", false),
        ("2", "2026-12-01", true),
    ])
    func `an edition takes applications from its first to its last day`(
        version: String, day: String, isOpen: Bool
    ) throws {
        let catalogue = try Self.catalogue()
        let acceptance = catalogue.acceptance(
            benefit: .housingAllowance, form: "dodatek-mieszkaniowy", version: version,
            on: try #require(LocalDate(iso: day)))
        if case .open(let form) = acceptance {
            #expect(isOpen)
            #expect(form.version == version)
        } else {
            #expect(!isOpen)
        }
    }

    @Test func `an edition that has ended stays readable`() throws {
        let catalogue = try Self.catalogue()
        #expect(
            catalogue.form(benefit: .housingAllowance, id: "dodatek-mieszkaniowy", version: "1")?.version == "1")
        guard
            case .endedOn(let day) = catalogue.acceptance(
                benefit: .housingAllowance, form: "dodatek-mieszkaniowy", version: "1",
                on: try #require(LocalDate(iso: "2027-03-01")))
        else {
            Issue.record("the edition has ended")
            return
        }
        #expect(day.iso == "2027-01-31")
    }

    @Test func `a benefit of another authority is known by its code and by the names people use`() throws {
        let catalogue = try FormFiles.catalogue.get()
        for name in ["swiadczenie-wychowawcze", "800-plus", "500-plus"] {
            let benefit = try #require(catalogue.elsewhere(BenefitCode(rawValue: name)))
            #expect(benefit.authority == "Zakład Ubezpieczeń Społecznych")
        }
        #expect(catalogue.elsewhere(.housingAllowance) == nil)
    }
}
