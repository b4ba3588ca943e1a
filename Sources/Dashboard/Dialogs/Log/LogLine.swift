import OrdersCore
import TerminalUI

/// One line of the log: something that happened in this session, or to a job of whichever process.
struct LogLine: Hashable, Sendable {
    /// What stays the same while lines come in above and below.
    enum ID: Hashable, Sendable {
        case session(Int)
        case journal(JobLogLine)
    }

    let id: ID
    let at: Instant
    let isTrouble: Bool
    let text: String
    /// What the engine said.
    let cause: String?
    /// How often it happened in a row.
    let times: Int

    init(_ entry: SessionLogEntry) {
        id = .session(entry.number ?? 0)
        at = entry.at
        isTrouble = entry.kind == .trouble
        (text, cause, times) = (entry.text, entry.cause, entry.times)
    }

    /// - Parameter title: what the job does, where that is known.
    init(_ line: JobLogLine, title: String?) {
        id = .journal(line)
        at = line.entry.at
        isTrouble = line.entry.text.hasPrefix(JobState.failed.rawValue)
        text = "job \(line.jobID), \(title ?? "which the journal no longer has"): \(line.entry.text)"
        (cause, times) = (nil, 1)
    }

    /// All in one line, for the clipboard.
    var copyText: String {
        [at.iso8601, text, times > 1 ? "\(times) times" : nil, cause].compactMap(\.self).joined(
            separator: "\t")
    }

    /// Whether all words of a filter occur in it.
    func matches(_ filter: String) -> Bool {
        WordMatch(filter, in: "\(at.dateText) \(at.timeText) \(text) \(cause ?? "")") != nil
    }

    /// As a row; what it was caused by has a row of its own only in the whole entry.
    func spans(withDate: Bool, _ glyphs: Glyphs) -> [Span] {
        let date = withDate ? "\(at.dateText) " : ""
        return [
            Span("\(date)\(at.timeText) ", .dim), mark(glyphs), Span(text),
            Span(times > 1 ? " (\(times) times)" : "", .dim), Span(cause.map { "  \($0)" } ?? "", .dim),
        ]
    }

    func mark(_ glyphs: Glyphs) -> Span {
        isTrouble ? Span("\(glyphs.cross) ", .bad) : Span("\(glyphs.separator) ", .dim)
    }
}
