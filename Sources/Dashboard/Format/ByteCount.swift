/// A number of bytes in few columns: `512 B`, `298 MB`, `2.1 GB`.
enum ByteCount {
    static func text(_ bytes: Int64) -> String {
        Scaled.text(Double(bytes), units: [" B", " kB", " MB", " GB", " TB", " PB", " EB"])
    }
}
