import GRDB

/// A value as a key. Texts are equal when their bytes are, as to SQLite: Swift's own equality takes letters with
/// accents for the same however they are written, and two users are not.
struct ExactValue: Hashable {
    let value: DatabaseValue

    init(_ value: DatabaseValue) {
        self.value = value
    }

    static func == (left: ExactValue, right: ExactValue) -> Bool {
        switch (left.value.storage, right.value.storage) {
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        default: left.value == right.value
        }
    }

    func hash(into hasher: inout Hasher) {
        guard case .string(var text) = value.storage else { return hasher.combine(value) }
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
