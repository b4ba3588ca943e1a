import Foundation
import TerminalHarness

/// Takes the pictures in the README from the program: `ReadmeScreens PROGRAM README.md`.
///
/// A picture stands between `<!-- screen NAME -->` and `<!-- end of screen -->`, and the script of that name makes it.
@main
enum ReadmeScreens {
    static func main() async {
        do {
            guard CommandLine.arguments.count == 3 else {
                throw ScreenError("usage: ReadmeScreens PROGRAM README.md")
            }
            let (program, path) = (CommandLine.arguments[1], CommandLine.arguments[2])
            var document = PicturedDocument(text: try String(contentsOfFile: path, encoding: .utf8))
            for name in try document.names {
                try document.replace(name, with: try await ScreenScript.named(name).picture(of: program))
            }
            try document.text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }
}

/// What went wrong while a picture was taken.
struct ScreenError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
