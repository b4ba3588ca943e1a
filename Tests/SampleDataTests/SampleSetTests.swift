import Foundation
import OrdersCore
import Testing

@testable import SampleData

@Suite("The committed sample set")
struct SampleSetTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("sample-data").path
    private static let files = ["users.csv", "products.csv", "orders.csv", "views.csv"]

    /// With `ORDERTOP_WRITE_SAMPLE_SET=1` in the environment this writes the set anew before it compares.
    @Test("It is, to the byte, what its seed gives")
    func isGenerated() throws {
        if ProcessInfo.processInfo.environment["ORDERTOP_WRITE_SAMPLE_SET"] == "1" {
            try write(to: Self.folder)
        }
        try withTemporaryFolder { folder in
            try write(to: folder)
            #expect(try names(in: folder) == Self.files.sorted())
            for file in Self.files {
                let made = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
                let committed = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + file))
                #expect(made == committed, "\(file) differs")
            }
        }
    }

    @Test("It is under a megabyte")
    func size() throws {
        let sizes = try Self.files.map {
            try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + $0)).count
        }
        #expect(sizes.reduce(0, +) < 1_000_000)
    }

    @Test("It loads as the shop it was made from")
    func loads() throws {
        var read = ShopInMemory()
        var phases: [GenerationProgress.Phase] = []
        try CSVShop(folder: Self.folder).load(into: &read) { progress in
            if phases.last != progress.phase { phases.append(progress.phase) }
        }
        let made = try ShopInMemory.made(from: SampleSet.plan())
        #expect(read.checksum == made.checksum)
        #expect(read.orders.count == 5_000)
        #expect(read.isFinished)
        #expect(phases == [.users, .products, .orders, .views, .finishing("keeping")])
    }

    @Test("An abandoned writer leaves nothing")
    func abandoned() throws {
        try withTemporaryFolder { folder in
            var writer = try SampleSetWriter(folder: folder)
            try writer.load([Product(id: .init(.integer(1)), name: "x", price: Money(minorUnits: 1))])
            writer.abandon()
            #expect(try names(in: folder).isEmpty)
        }
    }

    private func write(to folder: String) throws {
        var writer = try SampleSetWriter(folder: folder)
        try ShopGenerator(SampleSet.plan()).generate(into: &writer)
    }
}
