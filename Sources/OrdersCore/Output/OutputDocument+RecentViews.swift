extension OutputDocument {
    /// Recent views, in the contract's form.
    package init(_ views: [RecentView]) {
        let table = OutputTable(
            columns: [
                .hidden("product_id"), .text("name"), .number("price"),
                .text("viewed_at", title: "viewed (UTC)"),
            ],
            rows: views.map { view in
                [
                    .id(view.product.id.value), .text(view.product.name), .money(view.product.price),
                    .instant(view.viewedAt),
                ]
            })
        self.init(rows: table, captions: views.isEmpty ? ["This user has no recent views."] : [])
    }
}
