import Glibc
import OrdersCore
import TerminalUI

/// The process's three streams: data out, words out, answers in.
struct Console: Sendable {
    private let input: Int32
    private let output: Int32
    private let words: Int32

    init(input: Int32, output: Int32, words: Int32) {
        self.input = input
        self.output = output
        self.words = words
    }

    static let standard = Console(input: STDIN_FILENO, output: STDOUT_FILENO, words: STDERR_FILENO)

    /// Whether words are read by a person, now.
    var wordsAreOnTerminal: Bool { isatty(words) == 1 }

    /// Whether there is a person to ask.
    var canAsk: Bool { isatty(input) == 1 && wordsAreOnTerminal }

    /// How many columns the terminal of the words has.
    var columns: Int {
        var size = winsize()
        guard ioctl(words, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Prints a document: data to stdout, captions to stderr.
    ///
    /// - Throws: `OutputClosed`, `OrdersError` (`storage`).
    func print(_ document: OutputDocument, as format: OutputFormat) throws {
        switch format {
        case .json: try write(document.json.text + "\n")
        case .csv: try write(document.table.csv)
        case .table:
            try write(
                document.table.lines(placeholder: TerminalLocale.placeholder).joined(separator: "\n") + "\n")
            document.captions.forEach(say)
        }
    }

    /// Writes data.
    ///
    /// - Throws: `OutputClosed`, `OrdersError` (`storage`).
    func write(_ data: String) throws {
        guard let error = Console.writeAll(data, to: output) else { return }
        if error == EPIPE { throw OutputClosed() }
        throw OrdersError(.storage, "The output can't be written: \(String(cString: strerror(error))).")
    }

    /// Says something to the person; lines are made safe for the terminal. Nobody listening is no failure.
    func say(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let safe = lines.map { Sanitizer.clean(String($0), placeholder: TerminalLocale.placeholder) }
        sayRaw(safe.joined(separator: "\n") + "\n")
    }

    /// Writes control sequences of our own among the words.
    func sayRaw(_ text: String) {
        _ = Console.writeAll(text, to: words)
    }

    /// Asks a yes-or-no question; anything but yes is no.
    ///
    /// - Throws: `CancellationError` when the person interrupts instead.
    func ask(_ question: String) throws -> Bool {
        sayRaw(Sanitizer.clean(question, placeholder: TerminalLocale.placeholder) + " [y/N] ")
        var answer: [UInt8] = []
        while let byte = try nextByte(), byte != UInt8(ascii: "\n") { answer.append(byte) }
        return ["y", "yes"].contains(String(decoding: answer, as: UTF8.self).lowercased())
    }

    /// The next byte of the answer; nil at its end. Looks up now and then, because a cancelled task can't be
    /// woken from `read`.
    private func nextByte() throws -> UInt8? {
        var poller = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, 50) == 0 { try Task.checkCancellation() }
        try Task.checkCancellation()
        var byte: UInt8 = 0
        return read(input, &byte, 1) == 1 ? byte : nil
    }

    /// The error number where not everything could be written.
    private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(
                    descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if count > 0 { written += count } else if errno != EINTR { return errno }
            }
            return nil
        }
    }
}
