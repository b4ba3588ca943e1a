extension NameScript {
    /// Names in other alphabets, syllabaries and characters; the last two run right to left.
    static let world = [
        greek, russian, ukrainian, chinese, japanese, korean, devanagari, thai, ethiopic, arabic, hebrew,
    ]

    private static let greek = NameScript(
        "Greek", share: 4, nativePercent: 55,
        given: """
            Γιώργος=giorgos Ελένη=eleni Οδυσσέας=odysseas Αγγελική=angeliki Νίκος=nikos Ζωή=zoi Θεόδωρος=theodoros \
            Ιφιγένεια=ifigeneia Μαΐρη=mairi Χρήστος=christos
            """,
        family: """
            Παπαδόπουλος=papadopoulos Ιωάννου=ioannou Καζαντζάκης=kazantzakis Ξενάκη=xenaki Βλάχος=vlachos \
            Θεοδωράκης=theodorakis Μπέλλας=bellas Ψαρρά=psarra
            """)

    private static let russian = NameScript(
        "Cyrillic, Russian and Bulgarian", share: 7, nativePercent: 55,
        given: """
            Иван=ivan Анастасия=anastasia Дмитрий=dmitri Ольга=olga Сергей=sergei Екатерина=ekaterina Фёдор=fyodor \
            Людмила=lyudmila Юрий=yuri Жанна=zhanna Христо=hristo
            """,
        family: """
            Кузнецов=kuznetsov Смирнова=smirnova Воробьёв=vorobyov Щербакова=shcherbakova Соколов=sokolov \
            Ёлкина=yolkina Димитров=dimitrov Чайковская=chaikovskaya Попов=popov
            """)

    private static let ukrainian = NameScript(
        "Cyrillic, Ukrainian and Serbian", share: 4, nativePercent: 55,
        given: """
            Олександр=oleksandr Їванна=yivanna Оксана=oksana Андрій=andrii Соломія=solomiya Ґнат=gnat \
            Љубица=ljubica Ђорђе=djordje Наталія=nataliia Тарас=taras
            """,
        family: """
            Шевченко=shevchenko Коваленко=kovalenko Бойко=boiko Єфремов=yefremov Лисенко=lysenko Ћирић=ciric \
            Павловић=pavlovic Гриценко=hrytsenko
            """)

    private static let chinese = NameScript(
        "Chinese", share: 14, order: .familyFirst, nativePercent: 70,
        given: """
            伟=wei 芳=fang 娜=na 秀英=xiuying 敏=min 静=jing 丽=li 强=qiang 磊=lei 军=jun 洋=yang 勇=yong 艳=yan 杰=jie \
            涛=tao 明=ming 超=chao 子涵=zihan 浩然=haoran 雨桐=yutong 欣怡=xinyi 志明=zhiming 國華=guohua
            """,
        family: """
            王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang 周=zhou 吴=wu 徐=xu 孙=sun 胡=hu 朱=zhu 高=gao \
            林=lin 何=he 郭=guo 马=ma 罗=luo 歐陽=ouyang 司马=sima
            """)

    private static let japanese = NameScript(
        "Japanese", share: 7, order: .familyFirst, nativePercent: 60,
        given: """
            健二=kenji さくら=sakura 太郎=taro 陽菜=hina 翔太=shota 美咲=misaki ゆうき=yuuki 大輔=daisuke 花子=hanako \
            ケンジ=kenji 葵=aoi 蓮=ren ひまり=himari
            """,
        family: """
            佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi \
            齋藤=saito 長谷川=hasegawa
            """)

    private static let korean = NameScript(
        "Korean", share: 5, order: .familyFirst, nativePercent: 65,
        given: """
            민준=minjun 서연=seoyeon 지우=jiwoo 하은=haeun 도윤=doyun 지민=jimin 예준=yejun 수빈=subin 현우=hyunwoo 은지=eunji \
            영희=younghee
            """,
        family: "김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim 한=han 남궁=namgung")

    private static let devanagari = NameScript(
        "Devanagari", share: 6, nativePercent: 45,
        given: """
            आरव=aarav प्रिया=priya अर्जुन=arjun अनन्या=ananya विवेक=vivek लक्ष्मी=lakshmi कृष्ण=krishna श्रेया=shreya \
            ऋषि=rishi ज्योति=jyoti
            """,
        family: "शर्मा=sharma वर्मा=verma गुप्ता=gupta सिंह=singh मिश्रा=mishra जोशी=joshi कुलकर्णी=kulkarni श्रेष्ठ=shrestha")

    private static let thai = NameScript(
        "Thai", share: 4, nativePercent: 55,
        given: """
            สมชาย=somchai สมหญิง=somying กิตติ=kitti น้ำฝน=namfon ณัฐวุฒิ=nattawut ปิยะ=piya สุดา=suda อัญชลี=anchalee
            """,
        family: "ใจดี=jaidee แสงทอง=saengthong ศรีสุข=srisuk วงศ์ใหญ่=wongyai ทองดี=thongdee บุญมี=boonmee")

    private static let ethiopic = NameScript(
        "Ethiopic", share: 3, nativePercent: 55,
        given: "አበበ=abebe ሰላም=selam ዳዊት=dawit ሃና=hanna ተስፋዬ=tesfaye ማርታ=marta ገብረ=gebre ብርሃኑ=birhanu",
        family: "በቀለ=bekele ኃይሌ=haile ታደሰ=tadesse መንግስቱ=mengistu ወልደማርያም=woldemariam ግርማ=girma")

    private static let arabic = NameScript(
        "Arabic and Persian", share: 6, nativePercent: 55,
        given: """
            محمد=mohammed فاطمة=fatima أحمد=ahmed ليلى=layla يوسف=yusuf نور=nour خالد=khaled مريم=maryam عمر=omar \
            پریسا=parisa گلنار=golnar
            """,
        family:
            "الحسيني=alhusseini حداد=haddad منصور=mansour العلي=alali خوري=khoury بن_علي=benali رضایی=rezaei عثمان=osman"
    )

    private static let hebrew = NameScript(
        "Hebrew", share: 3, nativePercent: 55,
        given: "נועה=noa דוד=david יעל=yael משה=moshe תמר=tamar איתן=eitan שירה=shira אורי=uri",
        family: "כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton שׁפירא=shapira אברהם=avraham")
}
