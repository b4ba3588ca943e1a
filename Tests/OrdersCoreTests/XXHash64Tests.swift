import Testing

@testable import OrdersCore

@Suite("The content hash")
struct XXHash64Tests {
    /// From the reference implementation's `cli/xsum_sanity_check.c`, and texts that many implementations publish.
    @Test(
        "is xxHash's, by its published vectors",
        arguments: [
            (bytes(0), 0xEF46_DB37_51D8_E999), (bytes(1), 0xE934_A84A_DB05_2768),
            (bytes(4), 0x9136_A0DC_A574_57EE), (bytes(14), 0x8282_DCC4_994E_35C8),
            (bytes(222), 0xB641_AE8C_B691_C174), (Array("a".utf8), 0xD24E_C4F1_A98C_6E5B),
            (Array("abc".utf8), 0x44BC_2CF5_AD77_0999),
            (Array("Nobody inspects the spammish repetition".utf8), 0xFBCE_A83C_8A37_8BF1),
        ] as [([UInt8], UInt64)])
    func vectors(bytes: [UInt8], hash: UInt64) {
        #expect(bytes.withUnsafeBytes(XXHash64.hash) == hash)
    }

    @Test("doesn't depend on where in memory the bytes begin")
    func alignment() {
        let bytes = Self.bytes(222)
        for shift in 1..<8 {
            let shifted = ([UInt8](repeating: 9, count: shift) + bytes)
            let hash = shifted.withUnsafeBytes {
                XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[shift...]))
            }
            #expect(hash == 0xB641_AE8C_B691_C174)
        }
    }

    /// The first bytes of the reference implementation's test buffer.
    private static func bytes(_ count: Int) -> [UInt8] {
        var generator: UInt64 = 2_654_435_761
        return (0..<count).map { _ in
            defer { generator &*= 11_400_714_785_074_694_797 }
            return UInt8(generator >> 56)
        }
    }
}
