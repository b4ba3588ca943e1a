import Foundation
import TestSupport

/// How long the soak of the screen runs, and on which random numbers. `ORDERTOP_SOAK_MINUTES=60` asks for an hour,
/// and `ORDERTOP_SOAK_SEED` for the keys of an earlier run.
struct SoakPlan {
    let duration: Duration
    let seed: UInt64

    static let asked = SoakPlan(ProcessInfo.processInfo.environment)

    init(_ environment: [String: String]) {
        let minutes = environment["ORDERTOP_SOAK_MINUTES"].flatMap { Int($0) }
        duration = minutes.map { .seconds(60 * $0) } ?? .seconds(8 * Soak.factor)
        // What is run in passing is the same every time; who asks for long wants to see something new.
        let usual = minutes == nil ? 1 : UInt64.random(in: 1...999_999_999)
        seed = environment["ORDERTOP_SOAK_SEED"].flatMap { UInt64($0) } ?? usual
    }
}
