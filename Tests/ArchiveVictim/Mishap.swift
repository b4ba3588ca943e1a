import FaultyDisk
import Foundation

/// What happens to the process, and when.
enum Mishap {
    /// Something of the disk, at its call of a number; the seed decides what a power cut loses.
    case fault(faulty_disk_fault, call: Int64, seed: UInt64)
    /// Killed after so many microseconds.
    case killAfter(Int64)
    /// Stopped at its rest of a number, between two batches, until somebody lets it go on.
    case stopAtRest(Int64)

    /// Reads `kill 12 0`.
    init?(_ words: ArraySlice<String>) {
        guard let name = words.first, let number = words.dropFirst().first.flatMap({ Int64($0) }),
            let seed = words.last.flatMap({ UInt64($0) })
        else { return nil }
        switch name {
        case "kill-after": self = .killAfter(number)
        case "stop-at-rest": self = .stopAtRest(number)
        default:
            guard let fault = Mishap.faults[name] else { return nil }
            self = .fault(fault, call: number, seed: seed)
        }
    }

    private static let faults: [String: faulty_disk_fault] = [
        "none": FAULT_NONE, "kill": FAULT_KILL, "kill-midway": FAULT_KILL_MIDWAY,
        "power-cut": FAULT_POWER_CUT,
        "power-cut-in-part": FAULT_POWER_CUT_IN_PART, "stop": FAULT_STOP, "full-once": FAULT_FULL_ONCE,
        "full": FAULT_FULL, "broken-once": FAULT_BROKEN_ONCE, "broken": FAULT_BROKEN,
    ]

    /// From now on it can happen.
    func arm() {
        switch self {
        case .fault(let fault, let call, let seed): faulty_disk_arm(fault, call, seed)
        case .killAfter(let microseconds):
            Thread.detachNewThread {
                usleep(UInt32(microseconds))
                kill(getpid(), SIGKILL)
            }
        case .stopAtRest: faulty_disk_arm(FAULT_NONE, 0, 0)
        }
    }

    /// Nil when it doesn't stop at a rest.
    var rest: Int64? {
        guard case .stopAtRest(let rest) = self else { return nil }
        return rest
    }
}
