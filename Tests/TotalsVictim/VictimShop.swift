import GRDB
import OrdersCore

/// What the application of the shop does until it is killed, too.
struct VictimShop: Sendable {
    private let queue: DatabaseQueue
    private let clock: RunningClock

    init(path: String, clock: RunningClock) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(20)
        queue = try DatabaseQueue(path: path, configuration: configuration)
        self.clock = clock
    }

    func writeForever() {
        while true {
            do {
                try queue.write { db in
                    for _ in 0...Int.random(in: 0..<20) { try change(db) }
                }
            } catch {
                fatalError("\(error)")
            }
        }
    }

    private func change(_ db: Database) throws {
        let user = "(SELECT id FROM users LIMIT 1 OFFSET abs(random()) % 20)"
        let id = Int.random(in: 1...3_000)
        let age = Int64.random(in: -1...32) * 86_400_000
        let values = "\(user), \(Int.random(in: -900...9_000)), 'completed', \(clock.now.milliseconds - age)"
        switch Int.random(in: 0..<8) {
        case 0: try db.execute(sql: "UPDATE orders SET total_amount = total_amount + 1 WHERE id = \(id)")
        case 1: try db.execute(sql: "UPDATE orders SET user_id = \(user) WHERE id = \(id)")
        case 2: try db.execute(sql: "INSERT OR REPLACE INTO orders VALUES (\(id), \(values))")
        case 3: try db.execute(sql: "DELETE FROM orders WHERE id IN (\(id), (SELECT MAX(id) FROM orders))")
        case 4: try db.execute(sql: "UPDATE OR REPLACE orders SET id = \(id / 2) WHERE id = \(id)")
        default: try db.execute(sql: "INSERT INTO orders VALUES (NULL, \(values))")
        }
    }
}
