internal import OrdersCore

/// Cuts bytes into records as RFC 4180 has it: fields in quotes may hold commas, quotes (doubled) and line breaks;
/// lines end in LF or CRLF; a byte order mark at the beginning is skipped. Takes the bytes in pieces of any size.
struct CSVParser {
    private enum State {
        case fieldStart
        case plain
        case quoted
        /// After a quote inside quotes: the field's end, or the first half of a doubled quote.
        case quoteSeen
        /// After a carriage return that must be followed by a line feed.
        case returnSeen
    }

    private let file: String
    private var state = State.fieldStart
    private var line = 1
    private var recordLine = 1
    private var bytes: [UInt8] = []
    private var fields: [String] = []
    private var position = 0
    /// Bytes of a possible byte order mark that have been skipped.
    private var markBytes = 0

    /// - Parameter file: the name that errors give.
    init(file: String) {
        self.file = file
    }

    /// Takes the next bytes and hands over each record that they complete.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) with file and line; what the body throws.
    mutating func consume(_ piece: some Sequence<UInt8>, _ record: (CSVRecord) throws -> Void) throws {
        for byte in piece {
            if skipsMark(byte) { continue }
            if let finished = try advance(byte) { try record(finished) }
        }
    }

    /// Ends the file, which may end without a line break.
    ///
    /// - Throws: as `consume`.
    mutating func end(_ record: (CSVRecord) throws -> Void) throws {
        switch state {
        case .quoted: throw trouble("opens a quote that is never closed", line: recordLine)
        case .returnSeen: throw loneReturn
        case .fieldStart where fields.isEmpty: return
        default: try record(try finishRecord())
        }
    }

    /// EF BB BF, at the very beginning only.
    private mutating func skipsMark(_ byte: UInt8) -> Bool {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        guard position == markBytes, markBytes < mark.count, byte == mark[markBytes] else {
            position += 1
            return false
        }
        position += 1
        markBytes += 1
        return true
    }

    private mutating func advance(_ byte: UInt8) throws -> CSVRecord? {
        if byte == Self.lineFeed { line += 1 }
        switch state {
        case .fieldStart where byte == Self.quote: state = .quoted
        case .fieldStart, .plain: return try advanceOutside(byte)
        case .quoted:
            if byte == Self.quote { state = .quoteSeen } else { bytes.append(byte) }
        case .quoteSeen where byte == Self.quote:
            bytes.append(byte)
            state = .quoted
        case .quoteSeen:
            guard [Self.comma, Self.lineFeed, Self.carriageReturn].contains(byte) else {
                throw trouble("has text after a closing quote; double a quote inside quotes", line: line)
            }
            return try advanceOutside(byte)
        case .returnSeen:
            guard byte == Self.lineFeed else { throw loneReturn }
            return try finishRecord()
        }
        return nil
    }

    private mutating func advanceOutside(_ byte: UInt8) throws -> CSVRecord? {
        switch byte {
        case Self.comma:
            try finishField()
            state = .fieldStart
        case Self.lineFeed: return try finishRecord()
        case Self.carriageReturn: state = .returnSeen
        case Self.quote:
            throw trouble("has a quote inside a field without quotes; put the field in quotes", line: line)
        default:
            bytes.append(byte)
            state = .plain
        }
        return nil
    }

    private mutating func finishField() throws {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw trouble("is not UTF-8; save the file as UTF-8", line: recordLine)
        }
        fields.append(text)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func finishRecord() throws -> CSVRecord {
        try finishField()
        defer {
            fields.removeAll(keepingCapacity: true)
            state = .fieldStart
            recordLine = line
        }
        return CSVRecord(line: recordLine, fields: fields)
    }

    private var loneReturn: OrdersError {
        trouble("has a carriage return without a line feed; end lines with LF or CRLF", line: line)
    }

    private func trouble(_ what: String, line: Int) -> OrdersError {
        OrdersError(.invalidInput, "\(file), line \(line) \(what).")
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
