"""Words that say little about what a person looks for, in English, Russian and Japanese.

Written for questions to a briefing bot: who and what, please and tell me, and the nouns that any
subject can carry (dispute, history, latest). Names keep such words when they hold nothing else.
"""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _listed(
    """
    a an the of on in at to for from by with about as and or but if so than then
    is are was were be been being am do does did doing done has have had having
    will would can could should may might shall must
    what which who whom whose when where why how whats whos hows
    this that these those there here it its they them their he him his she her we our you your i my
    im id ill dont doesnt didnt isnt arent not some any anything something all also just only near
    between into onto over through during since until against toward towards regarding concerning
    vs versus via per re
    wat wot wut bout abt ur da dat dis cuz coz bc thru tho gonna gotta kinda
    wheres whens thats theres heres couldnt wouldnt shouldnt cant wont hasnt havent hadnt
    wasnt werent ive youve theyve theyre youre weve hes shes
    despite besides upon under among amid because while
    pls please plz plss pleas thx thanks thank ty hi hey hello yo ok okay lol bot
    brief briefing card cards topic topics info information summary
    ва
    в во на с со к ко о об обо от ото из изо у за для при про по до под над между через против
    и а но или не ни ли же бы
    что чем чего чему это этот эта эти того тот та те кто кого кому где когда куда откуда
    почему зачем как какой какая какое какие каких каким какими каково сколько такое такой такая
    такие был была было были есть будет его ее их он она они мы вы я мне меня нам нас вам
    все всё весь всех всем свой своя свои себя себе ещё еще уже там тут также очень можно нужно надо
    который которая которые которое потому поэтому после
    пожалуйста плиз пж привет инфа инфо информация карточка карточку тема тему
    の は が を に で と も へ や か とは って について に関する に関して 何 なに どう なぜ
    教えて ください 下さい
    """
)
"""Carry no weight at all."""

ASKING_WORDS = _listed(
    """
    tell give show explain describe summarise summarize look up search find get let lets help
    need want wanna know looking learn read hear talk understand me more everything
    дай дайте расскажи расскажите покажи покажите скажи скажите объясни объясните найди напиши
    хочу знать узнать подробнее
    """
)
"""Carry no weight before the first word that does: `tell me more about`, but `tv show`."""

LIGHT_WORDS = _listed(
    """
    u r y n
    former ex pm mr mrs
    happen happens happened happening mean means meant meaning matter matters
    big much many long often still now today current currently latest recent recently news
    update updates history background detail details fact facts guide overview explained
    issue issues dispute disputes problem problems question questions conflict situation crisis
    case affair affairs story status wiki wikipedia important importance exactly actually really
    think thinks say says said work works go goes going come comes
    reason reasons cause causes role result results outcome outcomes impact effect effects purpose
    aim aims goal goals position positions stance view views
    причина причины причин роль роли цель цели значение последствия результат результаты итог итоги
    позиция позиции мнение раз
    вопрос вопросы вопросу проблема проблемы проблему проблеме спор споры спора спору споре
    ситуация ситуации ситуацию конфликт конфликта кризис кризиса новость новости новостей
    история историю истории сейчас сегодня последние последний значит означает случилось
    произошло ввел ввела ввели вводит покупает покупают купила купил продает продала дал дала дали
    стоит стоят находится находятся хочет хотят может могут
    島 諸 年 月 日 氏 側 産 等
    回数 理由 原因 目的 影響 内容 結果 役割 立場 関心 規模 金額 時期 場所 反対 賛成 発言 背景 経緯
    問題 紛争 危機 状況 現状 最新 歴史 意味 ニュース
    """
)
"""Carry little weight: they narrow a subject down, but do not name one."""

COUNTRY_WORDS = _listed(
    """
    japan japanese russia russian china chinese sino us usa america american ukraine ukrainian
    korea korean india indian taiwan taiwanese australia australian germany german france french
    britain british uk turkey turkish iran iranian syria syrian israel israeli philippines
    filipino philippine vietnam vietnamese norway norwegian canada canadian mongolia finland
    finnish poland polish
    """
)
"""Countries: a name of one says nothing of another."""

NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "два": "2", "две": "2", "двух": "2", "три": "3", "трех": "3",
    "четыре": "4", "четырех": "4", "пять": "5", "пяти": "5", "шесть": "6", "шести": "6",
    "семь": "7", "семи": "7", "восемь": "8", "восьми": "8", "девять": "9", "девяти": "9",
    "десять": "10", "десяти": "10",
}  # fmt: skip
"""Numbers spelled out, in the form that `normalise` gives."""
