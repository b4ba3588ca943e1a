import OrdersCore
import TestSupport

extension StoreContents {
    /// The shop with the report's index and one that nothing uses.
    static func indexedShop(asOf now: Instant) -> StoreContents {
        var contents = StoreContents.shop(asOf: now)
        contents.indexes += [
            index("orders_report", columns: ["status", "created_at"], usedBy: [.top], coversReport: true),
            index("orders_status", columns: ["status"]),
        ]
        return contents
    }

    /// The shop with 1,200 orders that are old enough for the archive, and none in it.
    static func oldShop(asOf now: Instant) -> StoreContents {
        var contents = StoreContents.shop(asOf: now)
        contents.archived = []
        contents.orders = (1...1_200).map { number in
            order(
                number, of: 1, cents: 100,
                at: now.adding(seconds: -(Int64(number % 24) * 30 + 800) * 86_400))
        }
        return contents
    }

    static func index(
        _ name: String, columns: [String], usedBy: [KnownQuery] = [], coversReport: Bool = false,
        isUnique: Bool = false, statement: String?? = nil
    ) -> IndexInfo {
        let made = "CREATE INDEX \"\(name)\" ON orders (\(columns.joined(separator: ", ")))"
        return IndexInfo(
            name: name, table: "orders", keys: columns.map { IndexKey($0) }, isUnique: isUnique,
            statement: statement ?? made, usedBy: usedBy, coversReport: coversReport)
    }
}

extension JobRecord {
    /// A run to the archive as another process, or an earlier one, has left it.
    static func move(
        _ number: Int64 = 7, state: JobState = .running, process: Int32? = 99, done: Int64 = 1_870_000,
        total: Int64? = 3_066_000, meter: JobMeter = JobMeter(), direction: ArchiveDirection = .archive,
        age: Int64 = 16, message: String? = nil
    ) -> JobRecord {
        let now = DashboardHarness.start
        let selection = [
            "direction": direction.rawValue, "max_writer_stall_us": "10000",
            "until_us": "\(now.adding(seconds: -730 * 86_400).microseconds)",
        ]
        return JobRecord(
            id: JobID(number),
            draft: JobDraft(
                kind: direction.jobKind, title: "\(direction.rawValue) orders before 2024-11-22",
                parameters: selection, rowsTotal: total),
            state: state, request: nil, position: nil, rowsDone: done, meter: meter,
            lease: process.map {
                JobLease(
                    owner: LeaseOwner(host: "here", processID: $0, token: "o"),
                    until: now.adding(seconds: 86_400))
            },
            createdAt: now.adding(seconds: -age), updatedAt: now.adding(seconds: -age),
            finishedAt: state.isFinal ? now.adding(seconds: -age) : nil, message: message)
    }

    /// A build of the live totals as another process, or an earlier one, has left it.
    static func totalsBuild(
        _ number: Int64 = 5, state: JobState = .running, process: Int32? = 99,
        done: Int64 = 4_500_000, total: Int64? = 10_000_000, meter: JobMeter = JobMeter()
    ) -> JobRecord {
        let now = DashboardHarness.start
        return JobRecord(
            id: JobID(number),
            draft: JobDraft(
                kind: .totalsBuild, title: "build the live totals", parameters: [:], rowsTotal: total),
            state: state, request: nil, position: "folding", rowsDone: done, meter: meter,
            lease: process.map {
                JobLease(
                    owner: LeaseOwner(host: "here", processID: $0, token: "o"),
                    until: now.adding(seconds: 86_400))
            },
            createdAt: now.adding(seconds: -16), updatedAt: now.adding(seconds: -16), finishedAt: nil,
            message: nil)
    }
}
