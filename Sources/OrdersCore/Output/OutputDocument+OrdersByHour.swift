extension OutputDocument {
    /// Orders by hour of the week, one row an hour, Monday first.
    package init(_ counts: OrdersByHour) {
        let table = OutputTable(
            columns: [.text("weekday"), .number("hour"), .number("orders")],
            rows: HourOfWeek.all.map { hour in
                [.text(hour.weekday.name), .integer(hour.hour), .integer(counts.orders(in: hour))]
            })
        self.init(rows: table)
    }
}
