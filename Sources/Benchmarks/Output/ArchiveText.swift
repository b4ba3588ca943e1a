import OrdersCore

/// The ways to move orders, for people.
struct ArchiveText: CustomStringConvertible {
    let archive: ArchiveBenchmark.Figures

    var description: String {
        let title = ["the oldest third to the archive", "rows", "rows/s", "whole", "log"]
        let head = title + Timings.headings.map { "writer \($0)" }
        let alone = ["nothing moves", "", "", "", ""] + archive.writerAlone.commits.cells
        let table = TextTable([head, alone] + archive.methods.map(row))
        let lost = archive.methods.filter { !$0.nothingLost }.map(\.method.rawValue)
        return "\n\(table)\n" + (lost.isEmpty ? "nothing was lost" : "LOST: \(lost.joined(separator: ", "))")
    }

    private func row(_ figures: ArchiveBenchmark.MethodFigures) -> [String] {
        [
            figures.method.rawValue, figures.rows.grouped, figures.rowsPerSecond.short,
            "\(figures.seconds.short) s",
            "\(figures.logMiB.short) MiB",
        ] + figures.writer.commits.cells
    }
}
