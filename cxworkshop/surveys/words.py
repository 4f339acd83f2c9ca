"""The words of answers in English, Finnish, Swedish, Norwegian and Danish, as data.

A scale's line reads: what it is about, the language, and its points from the lowest to the highest between |, each
with its wordings between commas. Two wordings of one point are never points of the same question. Lines for smiling
and other faces have the language "any".
"""

from typing import NamedTuple


def listed(words: str, sign: str = "|") -> frozenset[str]:
    """Give the words of a list that has a sign between them."""
    return frozenset(words.split(sign))


MISSING = listed(
    "{question_not_shown}|n/a|na|n.a|#n/a|nan|null|none|nil|-|--|.|?|missing|no answer|no response|not answered|"
    "not asked|skipped|offered|unoffered|ei vastausta|ei vastattu|ei vastannut|puuttuu|inget svar|ej svar|ej besvarad|"
    "ej besvarat|saknas|ikke svart|ikke besvart|ubesvart|intet svar|ikke besvaret|ubesvaret|mangler"
)
DONT_KNOW = listed(
    "don't know|dont know|do not know|i don't know|i do not know|dk|not sure|unsure|can't say|cannot say|"
    "hard to say|no opinion|prefer not to say|prefer not to answer|rather not say|can't remember|don't remember|"
    "ei osaa sanoa|en osaa sanoa|eos|e.o.s|en tiedä|ei tiedä|ei mielipidettä|en muista|en halua sanoa|"
    "en halua vastata|ei halua vastata|vaikea sanoa|"
    "vet ej|vet inte|vet inte/ingen åsikt|ingen åsikt|ingen uppfattning|kan inte säga|kan ej säga|svårt att säga|"
    "minns inte|minns ej|vill inte svara|vill ej svara|osäker|"
    "vet ikke|ingen formening|ingen mening|husker ikke|usikker|vanskelig å si|ønsker ikke å svare|vil ikke svare|"
    "ved ikke|ved det ikke|ønsker ikke at svare|svært at sige"
)
NOT_APPLICABLE = listed(
    "not applicable|does not apply|doesn't apply|not relevant|not yet|no, not yet|nothing was promised|"
    "nothing promised|no promise was made|"
    "ei koske minua|ei koske|ei sovellu|ei sovi|ei relevantti|ei vielä|mitään ei luvattu|ei luvattu mitään|"
    "ei luvattu|minulle ei luvattu mitään|"
    "ej aktuellt|ej aktuell|inte aktuellt|ej relevant|inte relevant|inte tillämpligt|ej tillämpligt|inte än|"
    "inte ännu|ej ännu|nej, inte än|inget lovades|inget utlovades|ingenting lovades|ingenting utlovades|"
    "ikke aktuelt|ikke relevant|gjelder ikke meg|gjelder ikke|ikke ennå|ikke enda|ingenting ble lovet|"
    "ingenting ble lovt|det ble ikke lovet noe|ikke endnu|der blev ikke lovet noget|intet blev lovet"
)
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one yksi en ett én et", "two kaksi två to", "three kolme tre", "four neljä fyra fire",
            "five viisi fem",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
"""How reviews write their stars, ONE to FIVE, and the same in the other languages."""
STARS = "stars|star|tähteä|tähti|stjärnor|stjärna|stjerner|stjerne"
OUT_OF = "out of|of|av|af|kautta"

_UNITS = {
    1: "s sec secs second seconds sek sekunti sekuntia sekunteina sekund sekunder",
    60: "m min mins minute minutes minuutti minuuttia minuutteina minut minuter minutt minutter",
    3_600: "h hr hrs hour hours t tunti tuntia tunteina tim timme timmar time timer",
    86_400: "d day days pv pvä päivä päivää päivinä vrk vuorokausi vuorokautta dag dagar dager dage dygn døgn",
    604_800: "w wk week weeks vk viikko viikkoa vecka veckor uke uker uge uger",
}
UNITS = {word: seconds for seconds, words in _UNITS.items() for word in words.split()}
"""Units of time by their names, in seconds."""

_MONTHS = (
    "january jan tammikuu tammikuuta tammi januari januar",
    "february feb helmikuu helmikuuta helmi februari februar",
    "march mar maaliskuu maaliskuuta maalis mars marts",
    "april apr huhtikuu huhtikuuta huhti",
    "may toukokuu toukokuuta touko maj mai",
    "june jun kesäkuu kesäkuuta kesä juni",
    "july jul heinäkuu heinäkuuta heinä juli",
    "august aug elokuu elokuuta elo augusti",
    "september sep sept syyskuu syyskuuta syys",
    "october oct lokakuu lokakuuta loka oktober okt",
    "november nov marraskuu marraskuuta marras",
    "december dec joulukuu joulukuuta joulu desember des",
)
MONTHS = {word: month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
DATE_PARTICLES = listed(
    "den d at on the of th st nd rd klo kl pnä "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ma ti ke to pe la su "
    "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina "
    "måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tor tors fre lör sön "
    "mandag tirsdag lørdag søndag man tir tirs lør søn",
    " ",
)


class VerbalScale(NamedTuple):
    """Hold the wordings of one scale's points in one language, from the lowest point to the highest."""

    about: str
    language: str
    points: tuple[frozenset[str], ...]


def _read(table: str) -> tuple[VerbalScale, ...]:
    scales = []
    for line in table.strip().splitlines():
        about, language, points = line.split(maxsplit=2)
        words = tuple(frozenset(word.strip() for word in point.split(",")) for point in points.split("|"))
        scales.append(VerbalScale(about, language, words))
    return tuple(scales)


DIRECTIONLESS = frozenset({"yes", "agree", "extent", "likely", "certain"})
"""More of these is a higher number whether more is good or bad; of the others only the good end is high."""

VERBAL_SCALES = _read("""
yes en no,n,false | yes,y,true
yes fi ei,en,e,epätosi | kyllä,kylla,joo,k,tosi
yes sv nej,n,falskt | ja,j,jo,sant
yes nb nei,n,usann | ja,j,sann
yes da nej,n,falsk | ja,j,sand
solved en not resolved,unresolved,not solved,unsolved | resolved,solved
solved fi ei ratkennut,ei ratkaistu | ratkesi,ratkaistu
solved sv inte löst,ej löst,olöst | löst
solved nb ikke løst,uløst | løst
yes en no | partly,partially,in part,to some extent,somewhat | yes
yes fi ei,en | osittain,osaksi,jossain määrin | kyllä,kylla
yes sv nej | delvis,till viss del | ja
yes nb nei | delvis,til en viss grad | ja
yes da nej | delvist,delvis,til dels | ja
satisfied en dissatisfied,unsatisfied,not satisfied | satisfied
satisfied en dissatisfied,unsatisfied,not satisfied | neither satisfied nor dissatisfied,neutral,neither | satisfied
satisfied en very dissatisfied | dissatisfied,somewhat dissatisfied,rather dissatisfied,fairly dissatisfied | satisfied,somewhat satisfied,rather satisfied,fairly satisfied | very satisfied
satisfied en very dissatisfied,extremely dissatisfied,completely dissatisfied,highly dissatisfied,totally dissatisfied,very unsatisfied | dissatisfied,somewhat dissatisfied,rather dissatisfied,fairly dissatisfied,quite dissatisfied,moderately dissatisfied,mostly dissatisfied,unsatisfied | neither satisfied nor dissatisfied,neither satisfied or dissatisfied,neither dissatisfied nor satisfied,neutral,neither,neither nor | satisfied,somewhat satisfied,rather satisfied,fairly satisfied,quite satisfied,moderately satisfied,mostly satisfied | very satisfied,extremely satisfied,completely satisfied,highly satisfied,totally satisfied
satisfied en not at all satisfied | slightly satisfied,not so satisfied,not very satisfied,a little satisfied | moderately satisfied,somewhat satisfied,fairly satisfied | very satisfied,quite satisfied | extremely satisfied,completely satisfied
satisfied en very dissatisfied,extremely dissatisfied | dissatisfied,moderately dissatisfied | somewhat dissatisfied,slightly dissatisfied | neither satisfied nor dissatisfied,neutral,neither | somewhat satisfied,slightly satisfied | satisfied,moderately satisfied | very satisfied,extremely satisfied
satisfied en completely dissatisfied,extremely dissatisfied | mostly dissatisfied,very dissatisfied | somewhat dissatisfied | neither satisfied nor dissatisfied,neutral,neither | somewhat satisfied | mostly satisfied,very satisfied | completely satisfied,extremely satisfied
satisfied fi tyytymätön,en tyytyväinen | tyytyväinen
satisfied fi tyytymätön | en tyytyväinen enkä tyytymätön,ei tyytyväinen eikä tyytymätön,neutraali,siltä väliltä | tyytyväinen
satisfied fi erittäin tyytymätön,hyvin tyytymätön | melko tyytymätön,tyytymätön,jokseenkin tyytymätön | melko tyytyväinen,tyytyväinen,jokseenkin tyytyväinen | erittäin tyytyväinen,hyvin tyytyväinen
satisfied fi erittäin tyytymätön,hyvin tyytymätön,täysin tyytymätön,todella tyytymätön | tyytymätön,melko tyytymätön,jokseenkin tyytymätön,jonkin verran tyytymätön,hieman tyytymätön | en tyytyväinen enkä tyytymätön,ei tyytyväinen eikä tyytymätön,en tyytymätön enkä tyytyväinen,neutraali,siltä väliltä | tyytyväinen,melko tyytyväinen,jokseenkin tyytyväinen,jonkin verran tyytyväinen,hieman tyytyväinen | erittäin tyytyväinen,hyvin tyytyväinen,täysin tyytyväinen,todella tyytyväinen
satisfied fi en lainkaan tyytyväinen,ei lainkaan tyytyväinen | vähän tyytyväinen,en kovin tyytyväinen | jonkin verran tyytyväinen,kohtalaisen tyytyväinen | melko tyytyväinen,hyvin tyytyväinen | erittäin tyytyväinen,täysin tyytyväinen
satisfied fi erittäin tyytymätön,täysin tyytymätön | tyytymätön,melko tyytymätön | hieman tyytymätön,jonkin verran tyytymätön,jokseenkin tyytymätön | en tyytyväinen enkä tyytymätön,ei tyytyväinen eikä tyytymätön,neutraali | hieman tyytyväinen,jonkin verran tyytyväinen,jokseenkin tyytyväinen | tyytyväinen,melko tyytyväinen | erittäin tyytyväinen,täysin tyytyväinen
satisfied sv missnöjd,inte nöjd | nöjd
satisfied sv missnöjd | varken nöjd eller missnöjd,varken eller,neutral | nöjd
satisfied sv mycket missnöjd,väldigt missnöjd | ganska missnöjd,missnöjd,något missnöjd | ganska nöjd,nöjd,något nöjd | mycket nöjd,väldigt nöjd
satisfied sv mycket missnöjd,väldigt missnöjd,helt missnöjd | missnöjd,ganska missnöjd,något missnöjd,delvis missnöjd | varken nöjd eller missnöjd,varken missnöjd eller nöjd,varken eller,neutral | nöjd,ganska nöjd,något nöjd,delvis nöjd | mycket nöjd,väldigt nöjd,helt nöjd
satisfied sv inte alls nöjd | inte särskilt nöjd,lite nöjd | någorlunda nöjd,ganska nöjd | nöjd,mycket nöjd | helt nöjd,extremt nöjd
satisfied sv mycket missnöjd,extremt missnöjd | missnöjd | något missnöjd,ganska missnöjd | varken nöjd eller missnöjd,neutral,varken eller | något nöjd,ganska nöjd | nöjd | mycket nöjd,extremt nöjd
satisfied nb misfornøyd,ikke fornøyd | fornøyd
satisfied nb misfornøyd | verken fornøyd eller misfornøyd,hverken fornøyd eller misfornøyd,verken eller,nøytral | fornøyd
satisfied nb svært misfornøyd,meget misfornøyd,veldig misfornøyd | ganske misfornøyd,misfornøyd,litt misfornøyd | ganske fornøyd,fornøyd,litt fornøyd | svært fornøyd,meget fornøyd,veldig fornøyd
satisfied nb svært misfornøyd,meget misfornøyd,veldig misfornøyd | misfornøyd,ganske misfornøyd,litt misfornøyd,noe misfornøyd,delvis misfornøyd | verken fornøyd eller misfornøyd,hverken fornøyd eller misfornøyd,verken eller,hverken eller,nøytral | fornøyd,ganske fornøyd,litt fornøyd,noe fornøyd,delvis fornøyd | svært fornøyd,meget fornøyd,veldig fornøyd
satisfied nb ikke fornøyd i det hele tatt,ikke i det hele tatt fornøyd | lite fornøyd | noe fornøyd,middels fornøyd | ganske fornøyd,fornøyd | svært fornøyd,helt fornøyd
satisfied nb svært misfornøyd,ekstremt misfornøyd | misfornøyd | litt misfornøyd,noe misfornøyd,ganske misfornøyd | verken fornøyd eller misfornøyd,hverken fornøyd eller misfornøyd,nøytral | litt fornøyd,noe fornøyd,ganske fornøyd | fornøyd | svært fornøyd,ekstremt fornøyd
satisfied da utilfreds,ikke tilfreds | tilfreds
satisfied da utilfreds | hverken tilfreds eller utilfreds,hverken eller,neutral | tilfreds
satisfied da meget utilfreds,særdeles utilfreds | utilfreds | tilfreds | meget tilfreds,særdeles tilfreds
satisfied da meget utilfreds,særdeles utilfreds | utilfreds,lidt utilfreds | hverken tilfreds eller utilfreds,hverken eller,neutral | tilfreds,lidt tilfreds | meget tilfreds,særdeles tilfreds
agree en disagree | agree
agree en disagree | neither agree nor disagree,neutral | agree
agree en strongly disagree | disagree,somewhat disagree | agree,somewhat agree | strongly agree
agree en strongly disagree,completely disagree,totally disagree,fully disagree | disagree,somewhat disagree,tend to disagree,mostly disagree,slightly disagree | neither agree nor disagree,neither agree or disagree,neither,neutral,undecided | agree,somewhat agree,tend to agree,mostly agree,slightly agree | strongly agree,completely agree,totally agree,fully agree
agree en strongly disagree,completely disagree,totally disagree | disagree,mostly disagree,moderately disagree | somewhat disagree,slightly disagree,tend to disagree | neither agree nor disagree,neither agree or disagree,neither,neutral,undecided | somewhat agree,slightly agree,tend to agree | agree,mostly agree,moderately agree | strongly agree,completely agree,totally agree
agree fi eri mieltä | samaa mieltä
agree fi täysin eri mieltä | jokseenkin eri mieltä,osittain eri mieltä,melko eri mieltä,eri mieltä | jokseenkin samaa mieltä,osittain samaa mieltä,melko samaa mieltä,samaa mieltä | täysin samaa mieltä
agree fi täysin eri mieltä,vahvasti eri mieltä | jokseenkin eri mieltä,osittain eri mieltä,melko eri mieltä,jossain määrin eri mieltä,hieman eri mieltä,eri mieltä | ei samaa eikä eri mieltä,en samaa enkä eri mieltä,neutraali,siltä väliltä | jokseenkin samaa mieltä,osittain samaa mieltä,melko samaa mieltä,jossain määrin samaa mieltä,hieman samaa mieltä,samaa mieltä | täysin samaa mieltä,vahvasti samaa mieltä
agree fi täysin eri mieltä,vahvasti eri mieltä | eri mieltä,melko eri mieltä | jokseenkin eri mieltä,hieman eri mieltä,jossain määrin eri mieltä,osittain eri mieltä | ei samaa eikä eri mieltä,en samaa enkä eri mieltä,neutraali | jokseenkin samaa mieltä,hieman samaa mieltä,jossain määrin samaa mieltä,osittain samaa mieltä | samaa mieltä,melko samaa mieltä | täysin samaa mieltä,vahvasti samaa mieltä
agree sv instämmer inte | instämmer
agree sv instämmer inte alls | instämmer i liten grad,instämmer inte | instämmer i hög grad,instämmer | instämmer helt
agree sv instämmer inte alls,håller inte alls med,tar helt avstånd | instämmer delvis inte,instämmer inte,håller inte med,tar delvis avstånd | varken instämmer eller inte,varken eller,neutral | instämmer delvis,instämmer,håller med | instämmer helt,håller helt med,instämmer fullständigt
agree sv instämmer inte alls | instämmer i liten grad,instämmer i låg grad,instämmer till liten del | instämmer delvis,instämmer till viss del,instämmer i viss mån | instämmer i hög grad,instämmer till stor del | instämmer helt
agree sv instämmer inte alls,håller inte alls med | instämmer inte,håller inte med | instämmer delvis inte,instämmer knappast | varken eller,neutral,varken instämmer eller inte | instämmer delvis,instämmer något | instämmer,håller med | instämmer helt,håller helt med
agree nb uenig | enig
agree nb helt uenig | delvis uenig,litt uenig,ganske uenig,uenig | delvis enig,litt enig,ganske enig,enig | helt enig
agree nb helt uenig,svært uenig,sterkt uenig | delvis uenig,litt uenig,ganske uenig,uenig | verken enig eller uenig,hverken enig eller uenig,verken eller,nøytral | delvis enig,litt enig,ganske enig,enig | helt enig,svært enig,sterkt enig
agree nb helt uenig,svært uenig,sterkt uenig | uenig,ganske uenig | litt uenig,delvis uenig | verken enig eller uenig,hverken enig eller uenig,nøytral | litt enig,delvis enig | enig,ganske enig | helt enig,svært enig,sterkt enig
agree da uenig | enig
agree da helt uenig,meget uenig | uenig,delvist uenig,overvejende uenig | hverken enig eller uenig,hverken eller,neutral | enig,delvist enig,overvejende enig | helt enig,meget enig
agree da helt uenig,meget uenig | uenig | delvist uenig,lidt uenig | hverken enig eller uenig,neutral | delvist enig,lidt enig | enig | helt enig,meget enig
easy en difficult,hard | easy
easy en difficult,hard | neither easy nor difficult,neutral | easy
easy en very difficult,very hard | difficult,hard,somewhat difficult | easy,somewhat easy | very easy
easy en very difficult,extremely difficult,very hard | difficult,somewhat difficult,fairly difficult,rather difficult,hard | neither easy nor difficult,neither difficult nor easy,neither,neutral | easy,somewhat easy,fairly easy,rather easy | very easy,extremely easy
easy en not at all easy | slightly easy,not so easy,not very easy | moderately easy,somewhat easy | very easy,quite easy | extremely easy
easy en very difficult,extremely difficult | difficult,moderately difficult | somewhat difficult,slightly difficult | neither easy nor difficult,neither,neutral | somewhat easy,slightly easy | easy,moderately easy | very easy,extremely easy
easy fi vaikeaa,vaikea | helppoa,helppo
easy fi erittäin vaikeaa,erittäin vaikea | melko vaikeaa,melko vaikea,vaikeaa,vaikea | melko helppoa,melko helppo,helppoa,helppo | erittäin helppoa,erittäin helppo
easy fi erittäin vaikeaa,erittäin vaikea,hyvin vaikeaa,todella vaikeaa | vaikeaa,vaikea,melko vaikeaa,melko vaikea,jokseenkin vaikeaa | ei helppoa eikä vaikeaa,ei vaikeaa eikä helppoa,neutraali,siltä väliltä | helppoa,helppo,melko helppoa,melko helppo,jokseenkin helppoa | erittäin helppoa,erittäin helppo,hyvin helppoa,todella helppoa
easy fi erittäin vaikeaa,erittäin vaikea | vaikeaa,melko vaikeaa | hieman vaikeaa,jokseenkin vaikeaa | ei helppoa eikä vaikeaa,neutraali | hieman helppoa,jokseenkin helppoa | helppoa,melko helppoa | erittäin helppoa,erittäin helppo
easy sv svårt | lätt,enkelt
easy sv mycket svårt | ganska svårt,svårt | ganska lätt,ganska enkelt,lätt,enkelt | mycket lätt,mycket enkelt
easy sv mycket svårt,väldigt svårt | svårt,ganska svårt,något svårt | varken lätt eller svårt,varken svårt eller lätt,varken enkelt eller svårt,varken eller,neutral | lätt,enkelt,ganska lätt,ganska enkelt,något lätt | mycket lätt,mycket enkelt,väldigt lätt,väldigt enkelt
easy sv mycket svårt | svårt | något svårt,ganska svårt | varken lätt eller svårt,varken enkelt eller svårt,neutral | något lätt,ganska lätt,ganska enkelt | lätt,enkelt | mycket lätt,mycket enkelt
easy nb vanskelig | lett,enkelt
easy nb svært vanskelig,veldig vanskelig | ganske vanskelig,vanskelig,litt vanskelig | ganske lett,ganske enkelt,lett,enkelt | svært lett,svært enkelt,veldig lett,veldig enkelt
easy nb svært vanskelig,veldig vanskelig,meget vanskelig | vanskelig,ganske vanskelig,litt vanskelig | verken lett eller vanskelig,hverken lett eller vanskelig,verken enkelt eller vanskelig,verken eller,nøytral | lett,enkelt,ganske lett,ganske enkelt,litt lett | svært lett,svært enkelt,veldig lett,veldig enkelt,meget lett,meget enkelt
easy nb svært vanskelig,veldig vanskelig | vanskelig | litt vanskelig,ganske vanskelig | verken lett eller vanskelig,verken enkelt eller vanskelig,nøytral | litt lett,ganske lett,ganske enkelt | lett,enkelt | svært lett,svært enkelt,veldig lett,veldig enkelt
easy da svært,vanskeligt | nemt,let
easy da meget svært,meget vanskeligt | svært,vanskeligt | hverken nemt eller svært,hverken let eller svært,hverken eller,neutral | nemt,let | meget nemt,meget let
good en bad,poor | good
good en bad,poor | ok,okay,average,fair,neutral,so-so | good
good en very bad,very poor | bad,poor | good | very good
good en poor | fair | good | excellent,very good
good en very bad,very poor,terrible,awful,horrible | bad,poor | ok,okay,average,fair,acceptable,neutral,so-so,neither good nor bad | good | very good,excellent,great
good en poor,bad,very poor | fair,below average | average,ok,okay | good,above average | excellent,very good
good en poor | fair | good | very good | excellent
good en terrible | bad | ok,okay | great | amazing
good fi huono | hyvä
good fi huono | ok,kohtalainen,keskinkertainen,neutraali | hyvä
good fi erittäin huono,hyvin huono | huono,melko huono | hyvä,melko hyvä | erittäin hyvä,hyvin hyvä
good fi erittäin huono,todella huono,hyvin huono | huono,melko huono,huonohko | ok,kohtalainen,keskinkertainen,neutraali,tyydyttävä,ei hyvä eikä huono | hyvä,melko hyvä,hyvähkö | erittäin hyvä,todella hyvä,erinomainen,loistava
good fi huono,heikko | välttävä | tyydyttävä,kohtalainen | hyvä | erinomainen,kiitettävä,erittäin hyvä
good sv dålig,dåligt | bra,god,gott
good sv dålig,dåligt | ok,okej,varken bra eller dålig,varken bra eller dåligt,neutral | bra,god,gott
good sv mycket dålig,mycket dåligt | dålig,dåligt,ganska dålig,ganska dåligt | bra,god,gott,ganska bra | mycket bra,mycket god,mycket gott
good sv mycket dålig,mycket dåligt,väldigt dålig,väldigt dåligt | dålig,dåligt,ganska dålig,ganska dåligt | ok,okej,varken bra eller dålig,varken bra eller dåligt,varken god eller dålig,godtagbar,medel,neutral | bra,god,gott,ganska bra | mycket bra,mycket god,mycket gott,väldigt bra,utmärkt
good nb dårlig | bra,god,godt
good nb dårlig | ok,greit,middels,verken bra eller dårlig,verken god eller dårlig,nøytral | bra,god,godt
good nb svært dårlig,veldig dårlig | dårlig,ganske dårlig | bra,god,ganske bra | svært bra,svært god,veldig bra
good nb svært dårlig,veldig dårlig,meget dårlig | dårlig,ganske dårlig | ok,greit,middels,verken bra eller dårlig,verken god eller dårlig,hverken bra eller dårlig,nøytral | bra,god,godt,ganske bra | svært bra,svært god,veldig bra,meget bra,meget god,utmerket
good da dårlig,dårligt | god,godt
good da meget dårlig,meget dårligt | dårlig,dårligt | ok,middel,hverken god eller dårlig,hverken godt eller dårligt,neutral | god,godt | meget god,meget godt,fremragende
positive en negative | positive
positive en negative | neutral | positive
positive en very negative | negative | positive | very positive
positive en very negative | negative | neutral | positive | very positive
positive en very unhappy | unhappy | happy | very happy
positive en very unhappy,angry,very sad | unhappy,sad | neutral | happy | very happy,delighted
positive en extremely unhappy | very unhappy | unhappy | neutral | happy | very happy | extremely happy
positive fi kielteinen,negatiivinen | neutraali | myönteinen,positiivinen
positive fi erittäin kielteinen,erittäin negatiivinen | kielteinen,negatiivinen | myönteinen,positiivinen | erittäin myönteinen,erittäin positiivinen
positive fi erittäin kielteinen,erittäin negatiivinen | kielteinen,negatiivinen | neutraali | myönteinen,positiivinen | erittäin myönteinen,erittäin positiivinen
positive sv negativ,negativt | neutral,neutralt | positiv,positivt
positive sv mycket negativ,mycket negativt | negativ,negativt | neutral,neutralt | positiv,positivt | mycket positiv,mycket positivt
positive nb negativ,negativt | nøytral,nøytralt | positiv,positivt
positive nb svært negativ,svært negativt | negativ,negativt | nøytral,nøytralt | positiv,positivt | svært positiv,svært positivt
positive da negativ,negativt | neutral,neutralt | positiv,positivt
positive da meget negativ | negativ | neutral | positiv | meget positiv
extent en not at all,no not at all | slightly,a little,hardly,to a small extent | somewhat,partly,partially,moderately,to some extent | mostly,largely,to a large extent,very much,quite well | completely,fully,entirely,totally,extremely
extent fi ei lainkaan,en lainkaan,ei ollenkaan | hieman,vähän,huonosti,vähäisessä määrin | jonkin verran,osittain,jossain määrin,kohtalaisesti | melko hyvin,suurimmaksi osaksi,pääosin,enimmäkseen,suuressa määrin | täysin,kokonaan,erittäin hyvin
extent sv inte alls | lite,i liten grad,i liten utsträckning,till liten del | delvis,i viss mån,till viss del,i viss utsträckning | till stor del,i hög grad,i stor utsträckning,i stort sett | helt,helt och hållet,fullt ut,fullständigt
extent nb ikke i det hele tatt,overhodet ikke,ikke | litt,i liten grad | delvis,til en viss grad,i noen grad | i stor grad,stort sett,for det meste | helt,fullt ut,fullstendig,i svært stor grad
extent da slet ikke,overhovedet ikke | lidt,i mindre grad,i ringe grad | delvist,i nogen grad,til dels | i høj grad,for det meste | helt,fuldt ud,fuldstændigt,i meget høj grad
likely en unlikely,not likely | likely
likely en very unlikely,extremely unlikely | unlikely,somewhat unlikely,rather unlikely | neither likely nor unlikely,neither,neutral | likely,somewhat likely,rather likely | very likely,extremely likely
likely en not at all likely | slightly likely,not so likely,not very likely | moderately likely,somewhat likely | very likely,quite likely | extremely likely
likely fi erittäin epätodennäköistä,erittäin epätodennäköisesti | epätodennäköistä,epätodennäköisesti,melko epätodennäköistä,melko epätodennäköisesti | ei todennäköistä eikä epätodennäköistä,neutraali | todennäköistä,todennäköisesti,melko todennäköistä,melko todennäköisesti | erittäin todennäköistä,erittäin todennäköisesti
likely sv mycket osannolikt,mycket otroligt | osannolikt,otroligt,ganska osannolikt | varken sannolikt eller osannolikt,varken eller,neutral | sannolikt,troligt,ganska sannolikt | mycket sannolikt,mycket troligt
likely nb svært usannsynlig,svært lite sannsynlig | usannsynlig,lite sannsynlig,ganske usannsynlig | verken sannsynlig eller usannsynlig,verken eller,nøytral | sannsynlig,ganske sannsynlig | svært sannsynlig
likely da meget usandsynligt | usandsynligt | hverken sandsynligt eller usandsynligt,neutral | sandsynligt | meget sandsynligt
certain en certainly not,definitely not | probably not | maybe,perhaps,possibly,might or might not | probably,probably yes | certainly,definitely,definitely yes
certain fi en varmasti,varmasti en,varmasti ei | luultavasti en,todennäköisesti en,luultavasti ei,tuskin | ehkä | luultavasti,todennäköisesti | varmasti,ehdottomasti
certain sv absolut inte,säkert inte,definitivt inte | troligen inte,förmodligen inte,troligtvis inte | kanske | troligen,förmodligen,troligtvis | helt säkert,absolut,definitivt
certain nb helt sikkert ikke,absolutt ikke,definitivt ikke | sannsynligvis ikke,trolig ikke,neppe | kanskje | sannsynligvis,trolig | helt sikkert,absolutt,definitivt
certain da helt sikkert ikke,bestemt ikke | sandsynligvis ikke,nok ikke | måske | sandsynligvis,nok | helt sikkert,bestemt
expected en much worse than expected,far below expectations | worse than expected,below expectations | as expected,met expectations,about as expected | better than expected,above expectations,exceeded expectations | much better than expected,far above expectations,far exceeded expectations
face any 👎 | 👍
face any ☹,🙁,😞,😟,😠,😡,:(,:-( | 😐,😑,😶 | 🙂,😀,😃,😄,😊,☺,:),:-)
face any 😡,😠,🤬,😢,😭,😫,😣 | 🙁,☹,😟,😞,😕,😒 | 🙂,😊,☺,😌 | 😀,😃,😄,😁,🤩,😍
face any 😡,😠,🤬,😢,😭,😫,😣 | 🙁,☹,😟,😞,😕,😒 | 😐,😑,😶 | 🙂,😊,☺,😌 | 😀,😃,😄,😁,🤩,😍
face any 😡,😠,🤬 | 🙁,☹,😟,😞,😕 | 😐,😑,😶 | 😃,😀,😄 | 🤩,😍
""")  # noqa: E501
