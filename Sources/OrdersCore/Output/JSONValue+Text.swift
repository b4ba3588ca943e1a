extension JSONValue {
    /// The value as text: the outermost object one member a line, lists of objects one object a line, everything
    /// else in one line.
    package var text: String {
        var writer = JSONWriter()
        writer.write(self, depth: 0)
        return writer.text
    }
}

private struct JSONWriter {
    var text = ""

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: text += "null"
        case .boolean(let flag): text += flag ? "true" : "false"
        case .number(let digits): text += digits
        case .text(let string): write(quoted: string)
        case .list(let values):
            let isBroken = depth < 2 && values.contains(where: \.isObject)
            write(values, between: ("[", "]"), isBroken: isBroken, depth: depth) { writer, value in
                writer.write(value, depth: isBroken ? JSONWriter.oneLine : depth + 1)
            }
        case .object(let members):
            write(members, between: ("{", "}"), isBroken: depth == 0, depth: depth) { writer, member in
                writer.write(quoted: member.name)
                writer.text += ": "
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func write<Element>(
        _ elements: [Element], between brackets: (open: String, close: String), isBroken: Bool, depth: Int,
        element write: (inout JSONWriter, Element) -> Void
    ) {
        let breaks = isBroken && !elements.isEmpty
        text += brackets.open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += breaks ? "," : ", " }
            if breaks { breakLine(indent: depth + 1) }
            write(&self, element)
        }
        if breaks { breakLine(indent: depth) }
        text += brackets.close
    }

    private mutating func breakLine(indent: Int) {
        text += "\n" + String(repeating: "  ", count: indent)
    }

    private mutating func write(quoted string: String) {
        text += "\""
        for scalar in string.unicodeScalars { write(scalar) }
        text += "\""
    }

    /// Escapes what JSON demands (RFC 8259 §7), and every other control, format and separator character too: the
    /// data stays the same and can't drive a terminal.
    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case " "..."~": text.unicodeScalars.append(scalar)
        default: writeUncommon(scalar)
        }
    }

    private mutating func writeUncommon(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        default: text.unicodeScalars.append(scalar)
        }
    }

    /// A depth at which nothing is broken over lines any more.
    private static let oneLine = 9
}

extension JSONValue {
    fileprivate var isObject: Bool {
        if case .object = self { true } else { false }
    }
}
