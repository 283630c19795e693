import Applications
import Benefits
import Foundation
import Simulation

/// The forms of this checkout, `schemas/forms`.
enum FormFiles {
    static let catalogue = Result {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas/forms")
        var files: [String: [UInt8]] = [:]
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths where path.hasSuffix(".json") {
            files[path] = [UInt8](try Data(contentsOf: folder.appending(path: path)))
        }
        return try FormCatalogue(files: files)
    }
}

extension SimulatedOffice {
    /// Two years up to a day on which every form may be filed.
    static func sample(
        seed: UInt64 = 1, _ extent: Extent, benefits: [BenefitCode] = SimulatedOffice.benefits,
        disturbances: Disturbances = Disturbances()
    ) -> SimulatedOffice {
        SimulatedOffice(
            seed: seed, extent: extent, from: LocalDate(daysSince1970: 20_051), until: LocalDate(daysSince1970: 20_780),
            benefits: benefits, disturbances: disturbances)
    }
}
