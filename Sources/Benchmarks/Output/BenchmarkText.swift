import OrdersCore

/// A run's figures, for people.
struct BenchmarkText: CustomStringConvertible {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    var description: String {
        ([machine] + report.shops.map { ShopText(shop: $0).description } + [writers, server])
            .joined(separator: "\n\n")
    }

    private var machine: String {
        let machine = report.machine
        let programs = [
            machine.engine, machine.sqlite3.map { "sqlite3 program \($0)" },
            machine.duckdb.map { "DuckDB \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        return "\(machine.cpu), \(machine.cores) cores, \(machine.memoryGiB) GiB, \(machine.system), load "
            + "\(machine.loadBefore) before the run\n\(programs)"
    }

    private var server: String {
        switch report.server {
        case .skipped(let reason): return "server: \(reason)"
        case .measured(let figures): return ServerText(figures: figures).description
        }
    }

    private var writers: String {
        switch report.writers {
        case .skipped(let reason): return "writers: \(reason)"
        case .measured(let figures): return WritersText(figures: figures).description
        }
    }
}
