import Foundation

/// The lines a program prints.
///
/// By `popen`, because Foundation's `Process` crashes now and then when two threads start programs at once.
func shell(_ arguments: [String]) throws -> [String] {
    let command = arguments.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
    guard let program = popen(command.joined(separator: " "), "r") else { throw POSIXError(.EAGAIN) }
    defer { pclose(program) }
    var printed = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, program), count > 0 {
        printed.append(contentsOf: buffer[..<count])
    }
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
}
