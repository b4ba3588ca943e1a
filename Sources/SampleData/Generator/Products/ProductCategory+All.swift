extension ProductCategory {
    /// The departments.
    static let all = [
        kitchen, furniture, lighting, electronics, audio, sports, clothing, garden, books, toys, beauty,
        pantry,
    ]

    private static let kitchen = ProductCategory(
        "Kitchen",
        articles: """
            Espresso machine 89 649, Coffee grinder 29 249, Stock pot 24 149, Frying pan 15 119, Chef's knife 19 189, \
            Cutting board 9 69, Kettle 19 129, Toaster 19 99, Stand mixer 149 599, Pepper mill 9 49, Crêpe pan 14 59, \
            Rice cooker 29 199
            """,
        qualifiers: """
            Copper, Stainless, Cast-iron, Ceramic, Compact, Professional, Olive-wood, Enamel, Induction, Classic
            """,
        models: "X#, Pro #, S#, KM #, Eco #")
    private static let furniture = ProductCategory(
        "Furniture",
        articles: """
            desk 149 899, bookshelf 79 499, armchair 129 899, side table 39 249, bed frame 199 1299, stool 25 149, \
            dining table 199 1499, wardrobe 249 1199, coat rack 19 129, sofa 399 2499, dresser 149 799
            """,
        qualifiers: "Walnut, Oak, Beech, Rattan, Velvet, Steel, Birch, Linen, Folding, Nordic, Bamboo",
        models: "No. #, Series #, Model #")
    private static let lighting = ProductCategory(
        "Lighting",
        articles: """
            desk lamp 19 149, floor lamp 39 299, pendant 29 249, night light 7 29, LED strip 9 59, wall light 19 129, \
            lantern 12 79, bulb 3 19
            """,
        qualifiers: "Brass, Göteborg, Paper, Opal glass, Dimmable, Solar, Smart, Tiffany-style, Matte black",
        models: "L#, No. #, Lumen #")
    private static let electronics = ProductCategory(
        "Electronics",
        articles: """
            27" monitor 149 699, Keyboard 19 199, Mouse 9 119, Webcam 25 179, Tablet 129 899, SSD 39 349, \
            Router 39 299, USB-C hub 15 99, Power bank 15 89, Laptop stand 19 89, Dash cam 39 199, Smart plug 8 29
            """,
        qualifiers: "Wireless, Mechanical, Ultra-wide, Rugged, Silent, Portable, 4K, Ergonomic, Aluminium",
        models: "X#, Pro #, M#, GT#, LX #")
    private static let audio = ProductCategory(
        "Audio",
        articles: """
            Headphones 29 449, Earbuds 19 279, Bookshelf speakers 79 799, Turntable 99 649, Soundbar 79 599, \
            Microphone 29 349, DAC 49 399, Ukulele 39 199, Guitar strings 6 25
            """,
        qualifiers: "Studio, Open-back, Noise-cancelling, Bluetooth, Vintage, Hi-Fi, Reference, Travel",
        models: "HD #, Mk #, S#, Live #")
    private static let sports = ProductCategory(
        "Sports",
        articles: """
            Yoga mat 14 89, Dumbbell set 29 299, Running shoes 59 189, Tent 69 599, Sleeping bag 39 349, \
            Road bike 499 2999, Bike helmet 29 199, Climbing rope 59 219, Water bottle 7 39, Swim goggles 9 45, \
            Football 12 79
            """,
        qualifiers: "Trail, Ultralight, Pro, Carbon, Merino, All-season, Kids', Expedition, Natural rubber",
        models: "Pro #, R#, Trek #, XT #")
    private static let clothing = ProductCategory(
        "Clothing",
        articles: """
            T-shirt 9 45, Rain jacket 49 299, Jeans 39 149, Jumper 29 189, Socks 4 19, Scarf 12 89, Boots 69 289, \
            Beanie 9 39, Shirt 24 119, Dress 29 199, Gloves 9 79
            """,
        qualifiers:
            "Organic cotton, Merino, Linen, Waxed, Recycled, Corduroy, Cashmere, Jacquard, Relaxed, Slim",
        models: "in blue, in ecru, in black, in moss green, No. #, cut #")
    private static let garden = ProductCategory(
        "Garden",
        articles: """
            Pruning shears 12 79, Watering can 9 59, Raised bed 39 249, Hammock 29 159, Lawn mower 149 899, \
            Fire pit 59 399, Bird feeder 8 49, Seed mix 2 12, Terracotta pot 3 59, Garden hose 19 99
            """,
        qualifiers: "Galvanised, Cedar, Heavy-duty, Self-watering, Cordless, Rustic, Copper, Bee-friendly",
        models: "No. #, G#, set of #")
    private static let books = ProductCategory(
        "Books",
        articles: """
            Atlas 19 89, Cookbook 14 49, Crossword book 5 15, Sketchbook 5 29, Field guide 12 39, Notebook 3 25, \
            Poetry collection 8 29, Crime novel 8 24, Picture book 7 25, Dictionary 14 79
            """,
        qualifiers: "Illustrated, Pocket, Collector's, Annotated, Large-print, Bilingual, Hardback, Naïve",
        models: "vol. #, No. #, edition #")
    private static let toys = ProductCategory(
        "Toys",
        articles: """
            Wooden train 19 129, Puzzle 7 45, Board game 15 89, Plush bear 9 59, Building blocks 12 149, Kite 9 59, \
            Doll's house 49 299, Chess set 15 249, Marble run 19 99
            """,
        qualifiers: "Classic, Magnetic, Giant, Mini, Handmade, Rainbow, Cooperative, Glow-in-the-dark",
        models: "No. #, set #, #-piece")
    private static let beauty = ProductCategory(
        "Beauty",
        articles: """
            Hand cream 3 25, Shampoo bar 5 19, Beard oil 8 35, Electric toothbrush 25 229, Hair dryer 25 349, \
            Face serum 9 89, Soap 2 12, Perfume 25 189, Razor 9 129, Bath salts 5 29
            """,
        qualifiers: "Lavender, Unscented, Argan, Sandalwood, Sensitive, Sea-salt, Rosé, Vegan, Charcoal",
        models: "No. #, #0 ml, B#")
    private static let pantry = ProductCategory(
        "Pantry",
        articles: """
            Olive oil 6 39, Espresso beans 7 29, Green tea 4 35, Dark chocolate 2 12, Honey 4 25, Pasta 1 7, \
            Chilli sauce 3 15, Jasmine rice 2 19, Mustard 2 9, Jalapeño jam 4 12
            """,
        qualifiers: "Single-origin, Organic, Smoked, Sicilian, Fair-trade, Extra-hot, Truffle, Stone-ground",
        models: "#0 g, No. #, lot #")
}
