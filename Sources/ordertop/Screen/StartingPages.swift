import Foundation
import TerminalUI

/// The program's code that was only needed to start: when the screen stands, it is given back.
///
/// The system maps 16 pages around each that is touched, and starting touches nearly all of the runtime's tables, so that
/// most of what is resident then is never read again. What is needed after all comes back from the system's cache, a page
/// fault each.
enum StartingPages {
    /// Long enough for the panes to have been filled.
    private static let delay = Duration.seconds(3)

    /// Does it once, some seconds after the start.
    static func giveBackLater() async {
        guard (try? await LoopClock(executor: LoopExecutor()).sleep(for: delay)) != nil,
            let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        else { return }
        for range in code(in: maps) {
            madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
        }
    }

    /// The ranges that hold code from files: nobody may write there, so what is given back is in the file. Data is left
    /// alone, for what the loader has written into it is nowhere else.
    static func code(in maps: String) -> [Range<UInt>] {
        maps.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
            let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2, ends[0] < ends[1] else { return nil }
            return ends[0]..<ends[1]
        }
    }
}
