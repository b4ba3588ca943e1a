import Dashboard

/// A configuration file to begin with: every key, with what it is for and what holds without it.
enum ConfigurationExample {
    static let text = """
        # ordertop's configuration. A line that begins with # counts as left out; every value below that isn't about a
        # database is what holds without it. An option wins over a variable (ORDERTOP_THEME and so on), a variable over
        # this file. `ordertop config` shows what holds and where it came from.

        # Databases by name: `ordertop --db shop` opens one, d in the dashboard goes to another. A name is made of letters,
        # digits, - and _. Relative paths begin in this file's folder.
        databases:
          shop: ~/shop/shop.sqlite
          production:
            address: postgres://analyst@db.example.org/shop    # the password is best kept in ~/.pgpass
            replica: postgres://analyst@replica.example.org/shop
            max_lag: \(SettingTable.maxLag.standard)
            read_only: true
          chinook:
            address: chinook.sqlite
            schema: chinook.yaml

        # The one that is opened where none is named: a name from above, a path or an address.
        database: shop

        theme: \(SettingTable.theme.standard)    # \(Theme.all.map(\.name).joined(separator: ", "))
        interval: \(SettingTable.interval.standard)    # how often the dashboard looks for changes, 500ms to 1m
        mouse: yes    # no leaves it to the terminal
        ascii: no    # yes draws with ASCII characters only
        # cache_ttl: 10m    # how old a slow report may get
        # log: ~/ordertop.log

        # What archive runs move, and how much they may get in others' way.
        archive:
          older_than: \(SettingTable.olderThan.standard)
          max_writer_stall: \(SettingTable.maxWriterStall.standard)
          # hours: 01:00-05:00    # UTC

        # Keys instead of a command's own; `ordertop config keys` lists the commands. A character, or a word such as f5,
        # space, enter, pageup, ctrl-r or alt-x; [] leaves a command to the palette.
        keys:
          refresh: [r, f5]
          top-spenders.source: ctrl-s

        """
}
