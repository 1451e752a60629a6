"""Everyday words that say the same, in English, Russian and Japanese.

The points are written in English, in the words of their authors; people ask in other words and
other languages. Each entry below is one thing that is spoken of in politics, trade and war: what
English calls it | what Russian calls it | what Japanese calls it. A word of an entry stands for its
English words, a little less surely than for itself. But for countries none is a name: names, and
what they are called in other languages, stand on the cards.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from briefs.matching.normalise import normalise
from briefs.matching.roots import root
from briefs.matching.stems import stem

_ENTRIES = """
    buy purchase import | купить покупать покупает закупать закупки покупка импорт | 購入 輸入;
    sell sale export supply | продать продавать продажа экспорт поставки поставлять | 売却 輸出
        販売 供給;
    stop halt suspend break quit | остановить прекратить приостановить приостановила прервать
        прервала прекращение приостановка прекратила приостановлены | 中断 停止 中止;
    ban forbid prohibit embargo | запретить запретила запрет эмбарго | 禁止 禁輸;
    revoke cancel strip lift | отменить отменила отмена лишить лишила отозвать | 取り消し 取消
        撤回 剥奪;
    freeze frozen | заморозить заморозила заморозка | 凍結;
    expel deport | выслать выслала высылка | 追放;
    asset property | активы имущество | 資産;
    return hand give cede cession | вернуть вернет возврат возвращение отдать отдаст передать
        передача передачи уступка | 返還 引き渡し;
    cede concede concession compromise | уступить уступки уступка компромисс | 譲歩 妥協;
    own control sovereignty possess belong rule | принадлежать принадлежат владеть контролирует
        суверенитет контроль | 主権 領有 支配 所有;
    seize take capture occupy | захватить захватил захватила занять оккупация | 占領 占拠 奪取;
    annex annexation incorporate | аннексия присоединение аннексировать аннексировала | 併合;
    invade invasion attack war | вторжение вторгнуться нападение | 侵攻 侵略;
    war conflict hostility | война войны | 戦争;
    sanction punishment restriction | санкции ограничения | 制裁 対露制裁;
    missile rocket | ракета ракеты ракетный | ミサイル;
    weapon arms arming | оружие вооружение вооружения | 兵器 武器;
    deploy place station install put | разместить размещение развернуть поставить размещены |
        配備 展開 設置;
    range reach distance km kilometre far shoot | дальность расстояние километры | 射程 距離;
    soldier troop force men army military | солдат солдаты войска военный военные армия сила |
        兵士 軍 部隊 兵力 軍隊;
    division brigade | дивизия | 師団;
    military defence | военный оборона оборонный | 軍事 防衛 国防;
    militarise militarisation strengthen arming modernise upgrade | милитаризация усиление
        модернизация укрепление | 軍備 増強 強化 近代化;
    base airbase airfield aerodrome runway airstrip facility | база базы аэродром | 基地
        飛行場 空軍基地;
    exercise drill manoeuvre rehearse training | учения манёвры тренировка | 演習 訓練;
    aircraft plane jet fighter bomber flight | самолет самолеты истребитель бомбардировщик полет
        | 航空機 戦闘機 爆撃機 軍用機;
    drone uav | беспилотник дрон | 無人機 ドローン;
    warship ship vessel naval navy | корабль корабли флот военно-морской | 軍艦 艦船 海軍 艦艇;
    submarine sub | подлодка подводная подлодки | 潜水艦;
    fleet navy | флот | 艦隊;
    nuclear atomic | ядерный атомный | 核 原子力;
    patrol flight | патруль патрулирование | 哨戒 パトロール;
    scramble intercept interception | перехват перехваты вылет | スクランブル 緊急発進;
    threat danger risk | угроза опасность риск | 脅威 危険;
    security safety | безопасность | 安全保障 安全;
    enemy opponent adversary | противник враг | 敵;
    oppose against reject resist object opponent | против выступать противник отвергать | 反対
        拒否;
    support back favour advocate | поддержать поддержка поддерживает за | 支持 賛成;
    alliance ally | союз союзник альянс | 同盟 同盟国;
    partner partnership friend | партнер партнерство | 提携 パートナー;
    relation relationship tie | отношение отношения связи | 関係;
    rapprochement reconciliation thaw closer reset | сближение примирение | 接近 和解;
    cooperation collaborate partnership | сотрудничество кооперация | 協力;
    talk negotiation negotiate dialogue consultation | переговоры диалог консультации беседа |
        交渉 対話 協議;
    meet meeting summit visit | встреча встретиться встречаться саммит визит | 会談 会合
        首脳会談;
    visit travel trip come | визит приехать приезд посетить посещение поездка приезжал | 訪問
        訪日 訪露;
    summit | саммит | 首脳会談 サミット;
    treaty agreement accord pact deal | договор соглашение пакт сделка | 条約 合意 協定;
    sign conclude | подписать подписание заключить | 署名 調印 締結;
    declaration statement | декларация заявление | 宣言 声明;
    peace | мир мирный | 平和 和平;
    solution settlement settle solve resolve | решение урегулирование решить | 解決;
    dispute quarrel row feud spat standoff | спор споры | 紛争 係争;
    obstacle hurdle barrier impediment | препятствие помеха | 障害 障壁;
    progress breakthrough headway | прогресс прорыв | 進展 前進;
    fail failure unsuccessful disappointment | провал неудача провалиться провалился | 失敗 失望;
    succeed success work | успех удаться удалось | 成功;
    condemn denounce criticise blame | осудить осуждать критика критиковать | 非難 批判;
    unacceptable unreasonable | неприемлемый неприемлемо недопустимо | 容認;
    announce declare unveil reveal | объявить объявил объявила объявление | 発表 宣言;
    offer propose proposal suggest | предложить предложил предложила предложение | 提案 提示;
    refuse reject decline | отказ отказаться отказалась | 拒否 拒絶;
    demand insist require | требовать требование требует | 要求;
    agree agreement | согласиться договориться договорились согласие | 合意 同意;
    differ disagree difference divide separate disagreement | расходиться разногласия различие |
        違い 相違 対立;
    trust distrust mistrust confidence | доверие недоверие доверять | 信頼 不信;
    influence leverage pressure | влияние рычаг давление рычаги | 影響 影響力 圧力;
    dependence depend dependent rely reliance | зависимость зависеть зависит | 依存;
    isolate isolation | изоляция изолировать | 孤立;
    encircle surround | окружение окружить | 包囲;
    balance counterbalance counter | баланс уравновесить сдерживание | 均衡 牽制;
    rise growth grow increase | рост подъем расти вырасти увеличить | 台頭 成長 増加 上昇;
    fall collapse drop decline decrease shrink | упасть упала упал падение снижение сократиться |
        減少 下落 急減 低下;
    trade commerce turnover | торговля товарооборот | 貿易 取引;
    investment invest investor | инвестиции инвестировать инвестор вложения инвестирует | 投資;
    loan lend credit lent money | кредит заем одолжить ссуда | 融資 借款 貸付;
    money fund finance sum | деньги средства фонд | 資金 金;
    cost price pay paid spend spending worth billion | стоимость цена стоить стоили заплатить
        заплатил расходы | 価格 費用 値段 支出;
    bank | банк банки | 銀行;
    company firm business enterprise | компания фирма бизнес предприятие | 企業 会社 事業;
    private | частный | 民間;
    sector industry field | отрасль сектор промышленность | 部門 産業 分野;
    bond security | облигация ценные бумаги | 国債 債券;
    share percent percentage part proportion | доля процент часть | 割合 パーセント 比率;
    share stake | акция | 株 株式;
    tax | налог налоговый | 税;
    zone area | зона район | 区域 地域 特区;
    law legal jurisdiction | закон право законы юридический | 法律 法 法的;
    development develop | развитие освоение развивать | 開発 発展;
    economy economic | экономика экономический | 経済;
    project plan scheme programme | проект план программа | 計画 プロジェクト プラン;
    infrastructure transport | инфраструктура транспорт | インフラ 交通;
    tourism | туризм | 観光;
    energy | энергия энергетика | エネルギー;
    oil petroleum crude | нефть | 石油 原油;
    gas | газ | ガス 天然ガス;
    lng liquefied | спг сжиженный | 液化天然ガス;
    coal | уголь угля | 石炭;
    pipeline pipe | трубопровод газопровод | パイプライン;
    plant factory terminal | завод | 工場 プラント;
    exploration explore drilling prospecting | разведка бурение | 探査 探鉱;
    supplier source | поставщик источник | 供給国;
    fish fishing catch fishery | рыба рыболовство ловить вылов улов | 漁業 漁 漁獲;
    quota limit | квота | 枠 割当;
    salmon trout | лосось форель | サケ マス 鮭 鱒;
    island isle islet archipelago | остров острова | 島 島々 諸島;
    smallest small little tiny | маленький малый наименьший | 小さい;
    inhabitant population people resident live inhabited | население житель жители жить живет
        живут людей человек | 人口 住民 島民;
    territory territorial border boundary land frontier | территория граница территориальный
        земля | 領土 国境 領有;
    sea | море | 海;
    north northern | север северный | 北 北部 北方;
    south southern | юг южный | 南 南部;
    east eastern | восток восточный | 東 東部 東方;
    centre middle | центр середина | 中央 中部;
    coast coastal shore | побережье берег | 沿岸 海岸;
    china chinese | китай китайский | 中国 対中;
    america us american | америка сша американский | 米国 アメリカ 米;
    russia russian | россия российский русский | ロシア 対露 対ロ 露;
    japan japanese | япония японский | 日本 日;
    taiwan taiwanese | тайвань тайваньский | 台湾;
    ukraine ukrainian | украина украинский | ウクライナ;
    europe european | европа европейский | 欧州 ヨーロッパ;
    asia asian | азия азиатский | アジア;
    west western | запад западный | 西側 欧米;
    soviet ussr | советский ссср | ソ連;
    government cabinet authority | правительство власти | 政府;
    minister ministry | министр министерство | 大臣 相 省;
    president | президент | 大統領;
    prime premier minister | премьер премьер-министр | 首相 総理;
    diplomat diplomacy embassy | дипломат дипломатия посольство | 外交官 外交 大使館;
    official officials bureaucrat | чиновник чиновники | 官僚 当局者;
    foreign | иностранный внешний | 外国 外務;
    expert researcher academic analyst | эксперт ученый исследователь | 専門家 研究者;
    media press newspaper | сми пресса газета | メディア 報道;
    public opinion people population | общественность народ общество | 世論 国民;
    poll survey | опрос опросы | 世論調査 調査;
    want wish seek desire hope | желание хотеть хотят | 希望 望み;
    nationalism nationalist | национализм националист | ナショナリズム 民族主義;
    hardliner diehard conservative nationalist | сторонник консерватор | 強硬派 保守派;
    election | выборы | 選挙;
    vote ballot | голосование | 投票;
    guarantee assurance | гарантия гарантии | 保証;
    meaning term word name | термин слово название | 言葉 用語 名称;
    draw tie | ничья | 引き分け;
    dog puppy | собака щенок | 犬 子犬 秋田犬;
    gift offer present | подарок подарить подарил | 贈り物 プレゼント;
    die dead death died | умер смерть умереть | 死 死去 死亡;
    father | отец | 父 父親;
    legacy | наследие | 遺産;
    ferry boat | паром | フェリー 船;
    hospital medical clinic | больница медицинский | 病院 医療;
    food | еда пищевой | 食品;
    climate environment | климат среда | 環境;
    bureaucracy tape administration | бюрократия | 官僚主義;
    terrorism terrorist | терроризм террорист | テロ;
    drug narcotic trafficking | наркотик наркотики | 麻薬;
    pirate piracy | пират пиратство пираты | 海賊;
    rescue | спасение спасательный | 救助 救難;
    search | поиск поисковый | 捜索;
    disaster | бедствие катастрофа | 災害;
    visa | виза безвизовый | ビザ 査証;
    agriculture farming | сельское хозяйство | 農業;
    technology | технология | 技術;
    purpose aim goal intend meant | цель | 目的;
    benefit gain profit advantage | выгода польза преимущество | 利益 利点;
    join enter | присоединиться вступить | 参加 加盟;
    member | член участник | 加盟国 メンバー;
    country state nation | страна государство | 国 国家;
    quad four | четыре | 四カ国;
    first largest biggest main | крупнейший главный | 最大;
    protect defend shield cover | защитить защищать защита | 保護 守る 防御;
    split apart divide separate | раскол разделить | 分断;
"""


def _read() -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    for entry in filter(str.strip, _ENTRIES.split(";")):
        english, *others = (tuple(normalise(part).split()) for part in entry.split("|"))
        yield english, tuple(word for part in others for word in part)


def _gather() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    same: dict[str, dict[str, None]] = {}
    translated: dict[str, dict[str, None]] = {}
    for english, others in _read():
        for word in english:
            same.setdefault(root(word), {}).update(dict.fromkeys(english))
        for word in others:
            translated.setdefault(stem(word), {}).update(dict.fromkeys(english))
    return (
        {key: tuple(own for own in found if root(own) != key) for key, found in same.items()},
        {key: tuple(found) for key, found in translated.items()},
    )


_SYNONYMS, _TRANSLATIONS = _gather()

_STEMS = sorted(key for key in _TRANSLATIONS if "а" <= key[0] <= "я")
_SAME_BEGINNING = 5
_SAME_SHARE = 0.6
"""Letters that two Russian words must begin with alike, and the share of the one asked for."""

COMPOUNDS = frozenset(word for word in _TRANSLATIONS if len(word) > 1 and word[0] >= "\u2e80")
"""The Japanese words of two characters or more, which stand within runs of characters."""


def synonyms(word: str) -> tuple[str, ...]:
    """Give the English words that say the same as one normalised English word."""
    return _SYNONYMS.get(root(word), ())


@lru_cache(maxsize=8192)
def translate(word: str) -> tuple[str, ...]:
    """Give the English words for one normalised word of Russian or Japanese.

    Russian has more forms than endings tell (встречался, встреча): there words are taken for the
    same that begin alike for most of their length.
    """
    own = stem(word)
    if own in _TRANSLATIONS or not "а" <= own[:1] <= "я":
        return _TRANSLATIONS.get(own, ())
    least = max(_SAME_BEGINNING, math.ceil(_SAME_SHARE * len(own)))
    start = bisect_left(_STEMS, own[:least])
    if len(own) >= least and start < len(_STEMS) and _STEMS[start].startswith(own[:least]):
        return _TRANSLATIONS[_STEMS[start]]
    return ()
