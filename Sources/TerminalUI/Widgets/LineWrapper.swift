/// Breaks lines of spans at blanks, and words that are too long where the line ends.
public enum LineWrapper {
    /// `line` in lines of at most `width` columns each; at least one line.
    public static func wrap(_ line: [Span], width: Int) -> [[Span]] {
        let width = max(2, width)
        var lines: [[Span]] = [[]]
        var used = 0
        for span in line {
            for word in words(of: span) {
                append(word, to: &lines, used: &used, width: width)
            }
        }
        return lines
    }

    private static func append(_ word: Span, to lines: inout [[Span]], used: inout Int, width: Int) {
        let columns = TextWidth.columns(of: word.text)
        guard used + columns > width else {
            lines[lines.count - 1].append(word)
            used += columns
            return
        }
        guard word.text != " " || columns > width else { return startLine(&lines, &used) }
        if used > 0 { startLine(&lines, &used) }
        for piece in pieces(of: word, width: width) {
            if used > 0 { startLine(&lines, &used) }
            lines[lines.count - 1].append(piece)
            used = TextWidth.columns(of: piece.text)
        }
    }

    private static func startLine(_ lines: inout [[Span]], _ used: inout Int) {
        lines.append([])
        used = 0
    }

    /// Words and single blanks, in order.
    private static func words(of span: Span) -> [Span] {
        var words: [Span] = []
        for character in span.text {
            let joins = character != " " && words.last.map { $0.text != " " } ?? false
            if joins { words[words.count - 1].text.append(character) }
            if !joins { words.append(Span(String(character), span.style)) }
        }
        return words
    }

    /// A word cut into pieces that each fit a line; a character that is wider stays whole.
    private static func pieces(of word: Span, width: Int) -> [Span] {
        var pieces: [Span] = []
        var room = 0
        for character in word.text {
            let columns = TextWidth.columns(of: character)
            if pieces.isEmpty || columns > room {
                pieces.append(Span("", word.style))
                room = width
            }
            pieces[pieces.count - 1].text.append(character)
            room -= columns
        }
        return pieces
    }
}
