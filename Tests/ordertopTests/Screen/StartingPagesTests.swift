import Testing

@testable import ordertop

@Suite("Pages of code that only starting needed")
struct StartingPagesTests {
    @Test("are those of code from files, and none that anybody may have written to")
    func ranges() {
        let maps = """
            55f562b5e000-55f564d5f000 r-xp 00000000 fe:00 5390621                    /usr/local/bin/ordertop
            55f564d60000-55f564e41000 r--p 02201000 fe:00 5390621                    /usr/local/bin/ordertop
            55f564e41000-55f5672be000 rw-p 022e2000 fe:00 5390621                    /usr/local/bin/ordertop
            55f569000000-55f569100000 rw-p 00000000 00:00 0                          [heap]
            7f88d0844000-7f88d099a000 r-xp 00026000 fe:00 333151                     /usr/lib/libc.so.6
            7ffd0a5f2000-7ffd0a5f4000 r-xp 00000000 00:00 0                          [vdso]
            7f88e0000000-7f88e0001000 r-xp 00000000 00:00 0
            """
        #expect(
            StartingPages.code(in: maps) == [
                0x55f5_62b5_e000..<0x55f5_64d5_f000, 0x7f88_d084_4000..<0x7f88_d099_a000,
            ])
    }
}
