internal import Foundation
internal import OrdersCore

/// Writes one CSV file as RFC 4180 has it, in UTF-8 with CRLF after each record.
struct CSVWriter {
    private let path: String
    private let handle: FileHandle

    /// Makes the file, or empties it, and writes the header.
    ///
    /// - Throws: `OrdersError` (`storage`).
    init(path: String, columns: [String]) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CSVWriter.trouble(path) }
        self.handle = handle
        try write([columns])
    }

    /// - Throws: `OrdersError` (`storage`).
    func write(_ records: [[String]]) throws {
        let text = records.map { $0.map(CSVWriter.field).joined(separator: ",") + "\r\n" }.joined()
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw CSVWriter.trouble(path)
        }
    }

    func close() {
        try? handle.close()
    }

    /// A field, in quotes where it has to be, and where blanks at its ends could be lost.
    static func field(_ text: String) -> String {
        let hasSpecial = text.utf8.contains { [UInt8(ascii: "\""), UInt8(ascii: ","), 10, 13].contains($0) }
        guard hasSpecial || text.utf8.first == 32 || text.utf8.last == 32 else { return text }
        let doubled = text.utf8.reduce(into: [UInt8]()) { bytes, byte in
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }

    private static func trouble(_ path: String) -> OrdersError {
        OrdersError(.storage, "\(path) can't be written: check the folder and the disk.")
    }
}
