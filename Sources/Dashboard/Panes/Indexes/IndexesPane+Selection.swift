import OrdersCore
import TerminalUI

// The list, whose selection is kept as a name and shown as a row.
extension IndexesPane {
    var arrangedList: (any ArrangedList)? { arranged }

    var indexes: [IndexInfo] { list.value ?? [] }

    /// The selected index; nil while there is none.
    var selectedIndex: IndexInfo? { arranged.selectedRow()?.index }

    /// Takes into the list what is known by now.
    mutating func arrangeEntries() {
        arranged.take(
            indexes.map {
                IndexEntry(index: $0, findings: findings[$0.name], bytes: knownSizes[$0.name])
            })
    }

    /// What the person does with the list.
    mutating func arrange(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let frame = layout(in: context, .unicode).table
        switch arranged.receive(event, table: table(rows: frame.rows, in: context, .unicode), in: frame) {
        case .opened: return open()
        case .told(let notice): return [.notify(notice)]
        case .selected, .quiet: return []
        }
    }

    /// - Parameter rows: how many rows the table has with its header.
    func table(rows: Int, in context: DashboardContext, _ glyphs: Glyphs) -> TableView {
        let (entries, room) = (arranged.shownRows, context.size.columns)
        let unknown = sizes.failure == nil && sizes.value == nil ? glyphs.ellipsis : "-"
        return TableView(
            columns: IndexRow.columns(for: indexes, room: room), count: entries.count,
            state: arranged.state(height: TableView.height(in: Size(columns: 1, rows: rows))),
            sort: arranged.sort, marked: arranged.markedPlaces,
            emptyText: indexes.isEmpty
                ? "The mapped tables have no indexes." : "No index holds these words; Esc shows all.",
            row: { row in
                let entry = entries[row]
                return IndexRow(
                    entry: entry, size: entry.bytes.map(ByteCount.text) ?? unknown, room: room,
                    glyphs: glyphs
                ).cells
            })
    }

    func data(in context: DashboardContext) -> ListData? {
        guard let indexes = list.value else { return nil }
        var data = ListData(
            arranged, name: "indexes",
            document: OutputDocument(indexes, sizes: knownSizes, proposed: proposals))
        let definition = selectedIndex?.statement.map { ListData.Text(name: "definition", text: $0) }
        let statement = plans[shown].map {
            ListData.Text(name: "SQL of \(shown.words)", text: $0.statement)
        }
        data.texts = [definition, statement].compactMap(\.self)
        return data
    }
}
