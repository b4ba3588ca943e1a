import Foundation
import OrdersCore

/// Files that a person exports into the folder they work in.
enum ExportFile {
    /// Writes a text into a new file: `top-spenders.csv`, or `top-spenders-2.csv` where there is one already.
    ///
    /// - Returns: its path.
    /// - Throws: `OrdersError` (`storage`).
    static func write(
        _ text: String, resembling name: String, folder: String = FileManager.default.currentDirectoryPath
    ) throws -> String {
        let (stem, ending) = split(name)
        for number in 1...999 {
            let path = "\(folder)/\(stem)\(number == 1 ? "" : "-\(number)")\(ending)"
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
                return path
            } catch CocoaError.fileWriteFileExists {
                continue
            } catch {
                throw OrdersError(
                    .storage, "\(path) can't be written; start ordertop in a folder you can write to.",
                    cause: "\(error)")
            }
        }
        throw OrdersError(.storage, "\(folder) is full of exports named \(name); remove some.")
    }

    private static func split(_ name: String) -> (stem: Substring, ending: Substring) {
        guard let dot = name.lastIndex(of: ".") else { return (name[...], "") }
        return (name[..<dot], name[dot...])
    }
}
