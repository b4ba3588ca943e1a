import Foundation

/// How much of the long tests runs: `make soak` sets `ORDERTOP_SOAK` to a number of times as much.
public enum Soak {
    public static let factor = ProcessInfo.processInfo.environment["ORDERTOP_SOAK"].flatMap { Int($0) } ?? 1
    public static var isOn: Bool { factor > 1 }
}
