import Glibc

/// The settings of a tty: equal when the tty behaves alike. Prints what `stty` would.
public struct TerminalSettings: Hashable, Sendable, CustomStringConvertible {
    /// The four flag words: input, output, control, local.
    public let flags: [UInt32]
    /// The control characters.
    public let characters: [UInt8]

    init(_ settings: termios) {
        flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    }

    /// Whether what is typed is shown.
    public var echoes: Bool { flags[3] & UInt32(ECHO) != 0 }

    /// Whether input comes in lines.
    public var isCanonical: Bool { flags[3] & UInt32(ICANON) != 0 }

    /// Flags and control characters in hexadecimal.
    public var description: String {
        let words = flags.map { String($0, radix: 16) } + characters.map { String($0, radix: 16) }
        return words.joined(separator: ":")
    }
}
