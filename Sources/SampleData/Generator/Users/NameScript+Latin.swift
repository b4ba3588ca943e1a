extension NameScript {
    /// Names in Latin letters, most of them with marks that ASCII doesn't have.
    static let latin = [english, iberian, french, german, nordic, polish, czech, turkish, vietnamese]

    private static let english = NameScript(
        "English", share: 20, nativePercent: 0,
        given: """
            James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Susan Richard Jessica \
            Joseph Sarah Thomas Karen Olivia Noah Emma Liam Ava Ethan Grace Oscar Ruby Aisha Chidi Ngozi Kwame
            """,
        family: """
            Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Walker \
            Hall Young King Wright Scott Green Baker Adams Nelson Okafor Mensah Patel Murphy Kelly Campbell
            """)

    private static let iberian = NameScript(
        "Spanish and Portuguese", share: 12, nativePercent: 45,
        given: """
            María=maria José=jose Sofía=sofia Martín=martin Lucía=lucia Andrés=andres Inés=ines João=joao \
            Beatriz Íñigo=inigo Begoña=begona Tomás=tomas Valentina Joaquín=joaquin Mónica=monica Óscar=oscar \
            Antônio=antonio Conceição=conceicao Gonçalo=goncalo Álvaro=alvaro
            """,
        family: """
            García=garcia Fernández=fernandez Muñoz=munoz Silva Santos Peña=pena Núñez=nunez Gómez=gomez \
            Araújo=araujo Magalhães=magalhaes Ibáñez=ibanez Rodríguez=rodriguez Simões=simoes Ordóñez=ordonez \
            López=lopez Castro
            """)

    private static let french = NameScript(
        "French", share: 7, nativePercent: 45,
        given: """
            Zoé=zoe Hélène=helene François=francois Chloé=chloe Éloïse=eloise Jérôme=jerome Anaïs=anais \
            Benoît=benoit Noël=noel Maëlle=maelle Théo=theo Inès=ines Gaël=gael Léa=lea Camille Lucas
            """,
        family: """
            Lefèvre=lefevre Dubois Bérenger=berenger Garçon=garcon Moreau Nuñès=nunes Châtelain=chatelain \
            Beauséjour=beausejour Gagné=gagne Maçon=macon Lévêque=leveque Fournier Benoît=benoit Hervé=herve
            """)

    private static let german = NameScript(
        "German", share: 9, nativePercent: 40,
        given: """
            Jürgen=juergen Käthe=kaethe Björn=bjoern Sören=soeren Günter=guenter Jörg=joerg Anna Lukas Heike \
            Lena Felix Ursula Änne=aenne Mia Greta
            """,
        family: """
            Müller=mueller Schröder=schroeder Weiß=weiss Größe=groesse Köhler=koehler Jäger=jaeger Schäfer=schaefer \
            Strauß=strauss Böhm=boehm Fischer Wagner Krüger=krueger Lübke=luebke Vogel
            """)

    private static let nordic = NameScript(
        "Nordic", share: 6, nativePercent: 45,
        given: """
            Åsa=asa Øyvind=oyvind Jørgen=jorgen Ævar=aevar Søren=soren Märta=marta Tuomas Päivi=paivi Håkon=hakon \
            Þóra=thora Sigríður=sigridur Göran=goran Åse=ase Björk=bjork
            """,
        family: """
            Ångström=angstrom Østergård=ostergard Sæther=saether Hämäläinen=hamalainen Sjöberg=sjoberg \
            Þórsdóttir=thorsdottir Kjær=kjaer Mäkinen=makinen Lindqvist Nygård=nygard Bøe=boe Åkesson=akesson
            """)

    private static let polish = NameScript(
        "Polish", share: 6, nativePercent: 50,
        given: """
            Łukasz=lukasz Małgorzata=malgorzata Paweł=pawel Agnieszka Michał=michal Wiesława=wieslawa \
            Stanisław=stanislaw Zofia Grażyna=grazyna Jędrzej=jedrzej Żaneta=zaneta Rafał=rafal Bożena=bozena
            """,
        family: """
            Wójcik=wojcik Kowalczyk Dąbrowski=dabrowski Wiśniewska=wisniewska Zieliński=zielinski Łuczak=luczak \
            Gołębiewski=golebiewski Świątek=swiatek Brzęczyszczykiewicz=brzeczyszczykiewicz Pająk=pajak Źrebiec=zrebiec
            """)

    private static let czech = NameScript(
        "Czech and Hungarian", share: 4, nativePercent: 50,
        given: """
            Jiří=jiri Šárka=sarka Ondřej=ondrej Zdeněk=zdenek Božena=bozena Věra=vera Luboš=lubos Žofie=zofie \
            Győző=gyozo Ágnes=agnes
            László=laszlo Csilla
            """,
        family: """
            Dvořák=dvorak Říha=riha Novotný=novotny Čermák=cermak Šťastný=stastny Kříž=kriz Hůlka=hulka \
            Kővári=kovari Nagy Tűzoltó=tuzolto Žižka=zizka
            """)

    private static let turkish = NameScript(
        "Turkish", share: 5, nativePercent: 50,
        given: """
            İbrahim=ibrahim Ayşe=ayse Gülşen=gulsen Çağla=cagla Oğuz=oguz Işıl=isil Şükrü=sukru Özgür=ozgur \
            Tuğba=tugba Hüseyin=huseyin Nazlı=nazli Ömer=omer
            """,
        family: """
            Yılmaz=yilmaz Öztürk=ozturk Şahin=sahin Çelik=celik Doğan=dogan Kılıç=kilic Güneş=gunes Işık=isik \
            Aydın=aydin Karadağ=karadag Ünal=unal
            """)

    private static let vietnamese = NameScript(
        "Vietnamese", share: 5, nativePercent: 55,
        given: """
            Thảo=thao Hương=huong Đức=duc Quỳnh=quynh Tuấn=tuan Ngọc=ngoc Phượng=phuong Hiếu=hieu Trường=truong \
            Ánh=anh Mỹ=my Khải=khai Thủy=thuy Việt=viet
            """,
        family: """
            Nguyễn=nguyen Trần=tran Lê=le Phạm=pham Huỳnh=huynh Phan Vũ=vu Võ=vo Đặng=dang Bùi=bui Đỗ=do Hồ=ho \
            Ngô=ngo Dương=duong
            """)
}
