/// One department of the shop: what it sells, made of what, and for how much.
struct ProductCategory: Sendable {
    /// A kind of article and what it costs, in whole currency units from cheap to dear.
    struct Article: Sendable {
        let name: String
        let prices: ClosedRange<Int>
    }

    let name: String
    let articles: [Article]
    /// Words that go before an article: its material, make or manner.
    let qualifiers: [String]
    /// Words that go after it, where `#` stands for a number.
    let models: [String]

    /// - Parameters:
    ///   - articles: `name low high`, separated by commas.
    ///   - qualifiers: separated by commas.
    ///   - models: separated by commas; at least one with a `#`, so that names never run out.
    init(_ name: String, articles: String, qualifiers: String, models: String) {
        self.name = name
        self.articles = articles.split(separator: ",").compactMap(ProductCategory.article)
        self.qualifiers = qualifiers.split(separator: ",").map(ProductCategory.trimmed)
        self.models = models.split(separator: ",").map(ProductCategory.trimmed)
    }

    private static func article(_ text: Substring) -> Article? {
        let words = trimmed(text).split(separator: " ")
        guard words.count >= 3, let high = Int(words[words.count - 1]), let low = Int(words[words.count - 2]),
            low <= high
        else { return nil }
        return Article(name: words.dropLast(2).joined(separator: " "), prices: low...high)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\n" })
    }
}
