"""Words that people know: nobody who types one has mistyped another.

A word that no card knows may be a typo of one that a card knows (`kurlis`), or a word of its own
(`terrarium` is not terrorism, `nagano` not Nagato). These are words of their own: common English
words, and places, people and brands of the subjects that lie around international politics. The
list is written for this bot; it need not be complete, because spelling alone decides little.
"""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYDAY_WORDS = _listed(
    """
    study studies studied studying educated education graduated wives spouse son sons daughters
    siblings nephew niece grandfather grandmother succeed succeeds successor biography worth
    hobbies favourite favorite horoscope surname nickname aged
    able above absence abstract academic academy accent accept access accident account acid
    across act action active actor actress adopt adult adventure advice affect afford afraid
    africa age agency agent ago aichi aikido air airport akita alarm alaska albania album
    alcohol algebra algeria alive alone alphabet amazing amazon amsterdam ancient andes android
    anger angle angry animal anime ankle annual answer ant anthem anxiety aomori apartment
    apology app apple apply apron archive arena argentina arm armenia arrest arrow art article
    artist ash ask asleep assault athens athlete atlanta atom attack attic auction audience
    austria author autumn avenue award aware azerbaijan baby bachelor back bacon badge bag bail
    bake bakery balalaika balance bald bali ball ballet baltic banana band bangkok banner bar
    barcelona barn basic basket bass bat bath battery battle bavaria beach bean bear beard beast
    beat beauty bed bee beef beer begin behavior belarus belgium belief bell belt bench bend
    berlin berry best better beverage bicycle big bike bill biology bird birth birthday biscuit
    bishop bitcoin bite bitter black blade blanket bleach blind blini block blockchain blond
    blonde blood bloom blow blue board boat body boil bolivia bolshoi bone bonus book boot
    border born borscht bosnia boss boston bottle bottom bowl box boxing boy brain brake branch
    brand brave brazil bread breakfast breast breath breed brick bride bridge bright britain
    broadcast broom brother brown browser brush bubble bucket buddhism buddy budget bug bulgaria
    bullet burden burger burn bus bush bushido busy butter button buy cabin cabinet cable cafe
    cage cake calculator calendar california calm calorie cambodia camel camera camp campus
    canada canal canberra cancer candle candy canoe canon canvas cap cape capital captain car
    carbon care career caribbean carpet carrot cart cartel cartoon cash casino casio cast castle
    casual cat cattle caucasus cause cave caviar ceiling cell cello census century ceremony
    chain chair chalk champion channel chapter charity charm chart chat cheap cheat chechnya
    cheese chef chemistry cherry chess chest chiba chicago chicken child children chile chili
    chip chocolate choir chorus chukotka church cigar cinema circle circus citizen city civil
    class classes classic clay clean clever client climate climb clinic clock closed closes
    cloth clothes cloud club coach coat code coffee coin cola cold collar college colombia
    colony color colour column comb combat comedy comet comfort comic command comment commerce
    commercial committee compass compose computer concert concrete cone congress constitution
    consumer context continent contract convert cook cookie cooking cool copenhagen copper copy
    coral corn corner corsica cossack cost costs costume cottage cotton couch cough county
    couple courage course court cousin cover cow crab craft crane crash crate cream credit creek
    crew crime criminal croatia crop crow crowd crown cruise crust crypto crystal cuba cube
    culture cup curly currency curriculum curry curse curtain curve cute cycle cyprus dacha dad
    dairy dallas dance danger dark dash data database date daughter dawn dead dealer dear death
    debate debt decade deck decode decodes deep deer default degree delhi delight delivery
    democracy denmark density dentist deposit depth desert design desk dessert device dialect
    diamond diary dice dictator dictionary die died dies diesel diet digital dinner dinosaur
    dirt dirty disaster discount disease dish distance divorce doctor doctrine document dog doll
    dollar dolphin domain donation donetsk donkey door dostoevsky dough dove download dragon
    drain drama drawing drawn dream dress drill drink drive drum dry dubai dublin duck dust
    dynasty eagle ear early earn earth earthquake easter easy eat economics ecuador edge edition
    editor egg eggs egypt ehime eight elbow election electric element elephant emoji emotion
    emperor empire employer empty encyclopedia engine england enjoy entertainment episode
    equation error essay estate estonia ethics ethiopia evening event evil evolution exam excel
    excuse exhibit exit expense expert explorer extinct eye fabric face factor factory fade
    failure fair fairy faith falklands false fame family famous fan fantasy farm farmer fascism
    fashion fast fat fate father feast feather feature federal feminism fence ferrari festival
    fever fiber fiction field figure figured fiji film filter finger finland fire fish fitness
    fixture flag flame flat flavor floor florence florida flour flower fluid flute foam fog
    folder folklore font food foot football forecast forest fork forum forums
    format formats formula fortune
    fossil foundation fox fraction fragile frame france freedom freezer frequency fresh fridge
    friend frog front frost fruit fuel fukui fukuoka fukushima fun funny furniture future
    gagarin gallery gamble game games gang garage garden garlic gasoline gate gaza gear geisha
    gender gene geneva genius genocide geography geometry georgia germany ghana ghibli ghost
    giant gibraltar gift gifu ginger giraffe girl glass globe glove glue goal goat gold golf
    google goose gorbachev gossip grade gradient graduate grammar grand grape graph grass
    gravity gravy greece green greenland grill grocery group guest guide guitar gulag gun gunma
    gym habit habitat haiku hail hair haircut hakodate half hall ham hamamatsu hammer hamster
    hand handbook handle happy hardlink hardware harvest hat hawaii hawk head heal health heart
    heat heaven heavy hedge height helmet helsinki hen heritage hero hide highway hiking hill
    hippo hire hiroshima history hobby hockey hokuriku hole holiday holland home homework honda
    honest honey honshu hook hope horizon hormone horn horror horse hospital host hot hotel hour
    house houston human humidity humor hundred hungary hunger hunt hurdle husband hut hydrogen
    hyogo ibaraki ice iceland icon idea identify identity idol igloo ikea ikebana illness image
    immigrant inch income index indonesia inflation insect instagram insulin insurance intern
    internet internship interview invention inventor invoice iran iraq ireland irkutsk iron
    ishikawa island israel istanbul italy iwate jacket jade jail jakarta jam jamaica jar jazz
    jeans jelly jerusalem jet jewel jewelry job jobs joke joker jordan journal joy judge judo
    juice jump jungle jury kabuki kabul kagawa kagoshima kalashnikov kaliningrad kanagawa
    kanazawa kansai kanto karate kashmir kawasaki kazakhstan kazan kebab kendo kenya keto kettle
    key keyboard kharkiv kherson kick kid kidney kiev kimono king kingdom kiss kitchen kite
    kitten knee knife knight knot kobe kochi kosovo krasnoyarsk kumamoto kursk kuwait kyiv kyoto
    lab label lace ladder lady lake lamb lamp landmark landscape language laos laptop laser last
    latte latvia laugh laundry lava law lawn lawsuit lawyer layer lazy leaf league leather
    lebanon lecture leg legend lego lemon lenin lens lesson letter lettuce level lexus liberty
    library libya license lid life lifestyle light lily lime line lion lip lisbon list
    literature lithuania liverpool lizard llama lobby lobster location lock logic logo london
    lone lonely long loop lotion lottery loud love lover luck lucky lunar lunch lung luxury
    lyric lyrics macau machine madrid magadan magazine magic magnet mail makeup malaysia mall
    malta mammal manchester manchuria manga mango manila manual map maple marathon marble march
    marine mariupol market marriage married marry mask mat matcha math mathematics matrix
    matryoshka matsuyama mattress mature mayor mazda maze meal meaning measure meat medal media
    medicine medieval melon melt memory mental mention menu mercury message metal metaphor
    method metro mexico miami microwave midnight midwife mie migrant milan mile milk mind mine
    minecraft minor minsk mint minute miracle mirror mission mitsubishi miyagi miyazaki moan
    mobile mode model moldova mole monaco money mongolia monkey monster month montreal mood moon
    moose moral morning morocco mortgage mosque mote mother motion motive motor mountain mouse
    mouth movie movies mud muffin mumbai munich murder murmansk muscle museum mushroom music
    muslim mustard myanmar mystery myth nagano nagasaki nagoya nail name napkin naples nara
    narrow nationality nature neck needle nepal nerve nest net netflix netherlands network
    neutron nevada newfoundland news nigeria night niigata nikko nikon ninja nintendo nissan
    noble noise nokia noodle noodles norilsk north norway nose note noun nouns novel novosibirsk
    nurse nut nutrition oasis oath obesity occupation ocean octopus odessa office ohio oita
    okayama okinawa okroshka old olive olympic olympics omsk onion opera orange orbit orchestra
    orchid oregon organ origami orphan osaka oslo outfit oven owl ox oxygen oyster package
    paddle page pain paint painting pakistan palace palestine palm pan panama panasonic pancake
    panda pandemic panic pant pants paper parade paragraph parent paris park parking parliament
    parrot particle party pass passion passport password pasta paste pastry patch patent path
    patient pattern pause payroll peace peach peanut pear pearl pencil penguin pension pepper
    perfect perfume perm persia peru pet petersburg philadelphia philippines philosophy phone
    photo phrase physics piano picture pie pig pigeon pilgrim pill pillow pilot pin pine pink
    pipe pirate pitch pixel pizza plague planet planner plant plastic plate player playlist plot
    plum pocket podcast poem poet poetry point poison pokemon poker poland pole police polite
    pollution pond pool pooling pools poor pope population pork porsche port portal portfolio
    portrait portugal postcard poster pot potato pottery poverty powder prague prayer pregnancy
    pressure price priest primary prince princess printer prison privacy prize produce produces
    product profile profit promise pronoun pronunciation protein protest proverb psychology
    puddle pull pulling pulls pump pumpkin punk pupil puppet puppies pushkin puzzle pyramid
    quantum quarantine quarter quebec queen queue quick quiet quiz quote quoted quotes rabbit
    race racing racism rack radiation radio rail railway rain rainbow ramen rank rap rasputin
    rat rating ratings ratio raw ray razor reality rebel recession recipe recipes record red
    reddit referee reference refugee refund region regions relax religion rent rental repair
    republic rescue reset resetting resort resorts restaurant restaurants revenge review reviews
    revolution rhyme rhythm ribbon rice rich riddle ride rifle ring ripe ritual river road roan
    roast robbery robot rock rocket roll romance romania romanov rome roof room rooster root
    rope rose rote rotten rotterdam round routine royal rude rug rugby ruler sad saddle safari
    saga sail sailor saint saitama sake salad salary salmon salon salt salty salute samara samoa
    samovar samsung samurai sand sandal sandwich sapporo satellite sauce sausage scandal scarf
    scene schedule scholar scholarship school science scissors score scores scotland scout
    screen script sculpture seal season seasons seat seattle second secret seed seiko self sell
    sendai senior sense sentence sequel serbia sergeant server session settle settler sevastopol
    severe sew sex shade shadow shampoo shanghai shape shark sharp sheep sheet shelf shell
    shelter shenzhen shiga shikoku shimane shinto shipping shirt shizuoka shoe shoes shogun shop
    shopping short shot shoulder shower shrimp shrine shy sibling sicily sick sidewalk signal
    silk silver sing singapore singer single singular sink sister skate skeleton ski skill skin
    skip skipping skirt skull sky slave sleep sleeve slide slipper slogan slovakia slovenia
    small smart smell smile smoke snack snail snake sneeze snow snowboard soap soccer sock
    socket soda sofa software soil solar somalia sonata song sony soul sound soup sour spa space
    spade spain spark speaker spell spelling spice spicy spider spiral spirit spoiler sponge
    spoon sport sports spotify spring sputnik squad square squirrel stadium stair stalin stamp
    star station statue steak steam steel stereo stereotype stipend stock stockholm stomach
    stone stool storm story stove strategy strawberry stream streaming street stress string
    student studio style subtitle suburb subway sudan sudoku sugar suicide suit summer sumo sun
    sunday sunset surf surgery survey sushi suzuki sverdlovsk swan sweat sweater sweden sweet
    swim switzerland sword sydney symptom synonym syntax syria syrup table tablet taco tahiti
    tail tailor talent tall tallinn tank tape tariff tasmania tattoo taxation taxi tchaikovsky
    tea teacher team tear teeth telescope television temple tenant tennis tent terrace terrarium
    terror tesla test texas text texture thailand theater theatre theory therapy thesis thick
    thief thin thousand thread throat throne thumb thunder tibet ticket tickets tide tie tiger
    tile timeline tin tinder tire toast tochigi toe tohoku toilet tokushima tolstoy tomato tomb
    tomsk tone tongue tool tooth torch toronto toshiba total tottori tourism tourist towel tower
    town toy toyama toyota trace tracer track tractor trader tradition traffic trailer train
    training transit translate translation translator trash travel treadmill treasure treatment
    tree trial triangle tribe trick trip trivia troika trophy tropical trotsky truck trumpet
    trunk truth tsar tsunami tuition tula tuna tunisia tunnel turkey turtle tuscany tutor
    tutorial tver twin twitter type tyumen uganda ulcer umbrella uncle uniform university
    uranium uruguay usage user utah vacancies vacation vaccine vacuum valley vampire van vanilla
    vase vatican vector vegan vegetable vehicle velvet venezuela venice venue verb verbs vessel
    veteran victim video vienna villa village vilnius vinegar violin virus visa vision vitamin
    vocabulary vodka voice volcano volgograd volleyball volume volunteer vote voyage wade wage
    wages waist wakayama wales wall wallet walnut war wardrobe warm warranty warsaw wasabi wash
    watch water wave wax weak wealth weapon weather web website wedding week weekend weight
    welfare wellington wet whale whatsapp wheat wheel whip whiskey whisky wide widow wife wifi
    wig wild wildlife window wine wing winter wire witch wolf wood wool word workout world worm
    wrestling wrist writer yacht yakutsk yakuza yamagata yamaguchi yamaha yamanashi yarn
    yaroslavl year yeast yekaterinburg yeltsin yemen yen yoga yogurt yokohama young youth
    youtube zagreb zambia zeal zebra zelda zipper zodiac zombie zone zoo zurich
    """
)

QUIET_WORDS = _listed(
    """
    countries country accept act aim allow already answer appear arrange ask attend become began
    begin believe bring call came carry choose compare concern consider count cover decide
    describe differ does doing done end even ever expect exist explain feel find form found full
    gave give given goes got happen held help hold include instead involve keep kind know large
    lead leave let lie look made main major make many mean meant might much must name need never
    new number occur once one other own part place plan play point prepare present put raise
    reach reason regard relate remain report role said same saw say see seem seen set several
    show side size start state stay still stop sort such suggest take term thing think time told
    took toward towards true try type use used very view want was way whether wish without word
    year yet possible likely exactly actually important different certain specific together
    around almost amount least most more less last first second next later recently former
    really simply today currently off up out back down away bad good better worse serious
    arrive receive belong mention remember hear heard notice occur refer known given taken based
    located situated placed gain gains
    ввела ввел ввели ввести сделал сделала сделали стоят стоит
    находятся находится имеет имеют хочет хотят стала стал стали против нужны нужен сказал
    сказала говорит думает происходит между насчет раз
    """
)
"""Verbs and small words that any question may have; what they say, other words of it say better."""

DESCRIBING_WORDS = _listed(
    """
    premier leader politician statesman ministerial company corporation corp inc ltd firm
    agency organisation organization group system project projects policy policies process region
    regional city town peninsula territory archipelago isle isles government state meeting meetings
    conference event deal statement statements speech decision proposal era period article articles
    report reports paper analysis context timeline introduction intro basics
    101 tldr definition term terminology concept idea ideas initiative programme program framework
    class type model version series unit jets planes aircraft fighters shipping agreement conflict
    annexation relationship partnership ties official officials developments situation
    president prime minister chairman spokesman tensions response
    reaction attitude remarks comments approach backgrounder explainer briefing analysis data
    stats statistics figures volume amount level shift
    компания корпорация система проект политика процесс регион город полуостров встреча заявление
    премьер министр инициатива договоренность самолеты ракеты
    計画 構想 政策 方針 対応 考え 可能性 会社 制度 体制 地域 半島 都市 会議 声明 首相
    総理 大臣 論 説明
    """
)
"""What a name is, said beside it: `rosneft company`, `kishida pm`. Where no name has such a word it
only describes the one that is there."""

POLITICAL_VERBS = _listed(
    """
    oppose accuse admit affect aid arm assure avoid back benefit blame block boost break cancel
    cause cease challenge cite claim commit complain condemn confirm contain contribute control
    convince criticise criticize cut damage defend defy delay demand denounce deny deter
    discourage dislike disagree drive drop earn emerge emphasise encourage end endorse ensure
    expel fear force harm harden hate hesitate hinder host hurt ignore implement improve
    increase influence insist intend interest invade join justify lack launch limit lower
    maintain manage mediate motivate object obtain occupy own pay permit persuade please praise
    predict prefer pressure prevent prioritise prioritize promise promote prompt protect protest
    prove provide provoke punish push react recognise recognize reduce refuse regret reject rely
    remove renounce resent resist resolve respond restrict resume reveal risk scare select
    settle shift sign slow soften solve spur strengthen struggle support suffer surprise survive
    suspect switch threaten tolerate trigger turn undermine urge visit wait warn weaken welcome
    worry
    """
)
"""What states and people do to one another: the documents often say it in another word, such as
`fault` for `criticise`, so that it decides less than a noun."""

QUESTION_WORDS = _listed(
    """
    how who whom whose what when where which why is are was were do does did can could has have had
    will would should wat wot whats whos hows wheres whens whys didnt doesnt isnt arent y
    сколько почему зачем отчего когда где куда откуда кто кого кому кем что чем чего какой какая
    какое какие каких какими каким чей чья как правда
    """
)
"""Words that a question begins with."""

PERSONAL_WORDS = _listed("i im ive my mine me myself our ours today tonight tomorrow yesterday")
"""Who says one of these, beyond politeness (`tell me`), asks about their own affairs or this very
day: no document tells of either."""
