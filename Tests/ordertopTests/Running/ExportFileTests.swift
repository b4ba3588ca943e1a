import Foundation
import OrdersCore
import Testing

@testable import ordertop

@Suite("Export files")
struct ExportFileTests {
    @Test("exports never write over a file, not even one that came after its name was shown")
    func neverOver() throws {
        try withTemporaryFolder { folder in
            let file = ExportFile(folder: folder)
            #expect(try file.path(resembling: "top.csv") == folder + "/top.csv")
            try "mine".write(toFile: folder + "/top.csv", atomically: false, encoding: .utf8)
            #expect(try file.path(resembling: "top.csv") == folder + "/top-2.csv")
            #expect(try file.create("a", resembling: "top.csv") == folder + "/top-2.csv")
            #expect(try file.create("b", resembling: "top.csv") == folder + "/top-3.csv")
            #expect(try String(contentsOfFile: folder + "/top.csv", encoding: .utf8) == "mine")
            #expect(try String(contentsOfFile: folder + "/top-2.csv", encoding: .utf8) == "a")
        }
    }

    @Test("a link that leads nowhere is not followed")
    func link() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/top.csv", withDestinationPath: folder + "/elsewhere")
            #expect(
                try ExportFile(folder: folder).create("a", resembling: "top.csv") == folder + "/top-2.csv")
            #expect(!FileManager.default.fileExists(atPath: folder + "/elsewhere"))
        }
    }

    @Test("a full disk is one sentence, and no half of a file is left")
    func fullDisk() throws {
        try withTemporaryFolder { folder in
            let file = ExportFile(folder: folder) { bytes, descriptor in
                _ = bytes.prefix(2).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                return ENOSPC
            }
            let error = try #require(throws: OrdersError.self) {
                try file.create("abcdef", resembling: "top.csv")
            }
            #expect(
                error.message
                    == "The disk is full, so \(folder)/top.csv was not written; make room and export again.")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("a folder that can't be written to is said in one sentence")
    func noFolder() throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: OrdersError.self) {
                try ExportFile(folder: folder + "/none").create("c", resembling: "top.csv")
            }
            #expect(error.message.hasSuffix("can't be written; start ordertop in a folder you can write to."))
        }
    }
}
