import Testing

@testable import OrdersCore

@Suite("The place of an archive")
struct ArchivePlaceTests {
    @Test(
        "is read from a job's parameters as it was written",
        arguments: [
            ArchivePlace.table, .file(path: "/srv/server:archive.sqlite"),
            .server(ArchiveServer(address: "dbname='a b' host=db2", name: "a b on db2")),
        ])
    func parameter(place: ArchivePlace) {
        #expect(ArchivePlace(parameter: place.parameter) == place)
    }

    @Test("is of the database's time, ahead of it or behind it, by the numbers of their batches")
    func sight() {
        let begun = ArchiveBatchState(number: 6, direction: .restore, jobID: nil)
        #expect([4, 5, 6, 7].map(begun.sight) == [.behind, .together, .together, .ahead])
        let settled = ArchiveBatchState(number: 6, direction: nil, jobID: nil)
        #expect([5, 6, 7].map(settled.sight) == [.behind, .together, .ahead])
    }
}
