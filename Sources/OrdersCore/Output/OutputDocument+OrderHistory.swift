extension OutputDocument {
    /// Order history, in the contract's form.
    package init(_ page: OrderHistoryPage) {
        let table = OutputTable(
            columns: [
                .number("id"), .text("user_id"), .number("total_amount", title: "total"), .text("status"),
                .text("created_at", title: "created (UTC)"), .text("place"),
            ],
            rows: page.rows.map { row in
                [
                    .id(row.order.id.value), .optional(row.order.userID) { .id($0.value) },
                    .money(row.order.total), .optional(row.order.status, OutputCell.text),
                    .instant(row.order.createdAt), .text(row.place.rawValue),
                ]
            })
        let places = page.readFrom.map(\.rawValue)
        self.init(
            [("read_from", .list(places))] + (page.trouble.map { [("trouble", .text($0))] } ?? []),
            rows: table,
            captions: ["\(page.rows.count.grouped) orders, read from \(places.joined(separator: " and "))."]
                + [page.trouble].compactMap(\.self))
    }
}
