import ArgumentParser
import OrdersCore

/// How the program ends when something stopped it: the exit code of the contract, one sentence for the person,
/// the cause for the log.
struct Failure {
    let exitCode: Int32
    /// What to say, a line each; none where everything has been said.
    let sentences: [String]
    let cause: String?

    init(_ error: any Error) {
        switch error {
        case let error as OrdersError:
            self.init(exitCode: 1, sentence: error.message, cause: error.cause)
        case is CancellationError:
            self.init(exitCode: Failure.interrupted, sentence: "Interrupted; nothing is half done.")
        case let mistakes as ConfigurationMistakes:
            self.init(exitCode: Failure.wrongUsage, sentences: mistakes.sentences)
        case is OutputClosed:
            self.init(exitCode: 0, sentence: nil)
        case let code as ExitCode:
            self.init(exitCode: code.rawValue, sentence: nil)
        default:
            let code = Ordertop.exitCode(for: error).rawValue
            self.init(exitCode: code, sentence: Failure.sentence(for: error), cause: "\(error)")
        }
    }

    private init(exitCode: Int32, sentence: String?, cause: String? = nil) {
        self.init(exitCode: exitCode, sentences: sentence.map { [$0] } ?? [], cause: cause)
    }

    private init(exitCode: Int32, sentences: [String], cause: String? = nil) {
        self.exitCode = exitCode
        self.sentences = sentences.map(Failure.oneLine)
        self.cause = cause
    }

    /// The first or only sentence.
    var sentence: String? { sentences.first }

    /// Whether the argument parser only answers what was asked: help, the version, a completion script.
    static func isAnswer(_ error: any Error) -> Bool {
        !(error is ExitCode) && Ordertop.exitCode(for: error).isSuccess
    }

    static let interrupted: Int32 = 130
    static let wrongUsage: Int32 = 64
    static let differenceFound: Int32 = 2

    /// What the argument parser says, with where to read on.
    private static func sentence(for error: any Error) -> String {
        let message = Ordertop.message(for: error)
        let hint = Ordertop.fullMessage(for: error).split(separator: "\n").last { $0.hasPrefix("  See '") }
        guard let command = hint?.split(separator: "'").dropFirst().first else { return message }
        let stop = message.hasSuffix(".") || message.hasSuffix("?") ? "" : "."
        return "\(message)\(stop) See '\(command)'."
    }

    /// A text as one line: names in a database may hold line breaks, and a made-up line would be taken for ours.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.trimming(while: \.isWhitespace) }
            .joined(separator: " ")
    }
}

extension Substring {
    /// Without the characters at both ends that match.
    fileprivate func trimming(while matches: (Character) -> Bool) -> Substring {
        let front = drop(while: matches)
        guard let last = front.lastIndex(where: { !matches($0) }) else { return "" }
        return front[...last]
    }
}
