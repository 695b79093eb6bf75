const list = (phrases: string): string[] => phrases.trim().split(/\s*,\s*/);

/** Words of people who have had enough, by language: strong ones only, which nobody writes of a product in passing. */
export const angerWords: Record<string, string[]> = {
  en: list(
    `ridiculous, useless, furious, angry, i am so angry, fed up, outrageous, unacceptable, disgrace, disgraceful, disgusting, pathetic, appalling, worst service, worst support, waste of time, waste of money, sick of this, had enough, what a joke, scam, rip off, bullshit, nobody answers, no one answers, nobody helps, very disappointed, so disappointed, quite disappointed, really disappointed, extremely frustrated, so frustrating, a nightmare, not good enough, had it with you, losing my patience, lost my patience, waiting for days, waiting for weeks`,
  ),
  fr: list(
    `inadmissible, inacceptable, scandaleux, scandale, honteux, une honte, lamentable, déplorable, furieux, furieuse, en colère, ras le bol, j en ai marre, j en ai assez, n importe quoi, arnaque, vous vous moquez, on se moque de moi, très déçu, très déçue, vraiment déçu, vraiment déçue, personne ne répond, personne ne me répond, perte de temps, c est nul, ridicule, exaspéré, exaspérée, perdre patience, perds patience, à bout de patience, inadmissibles, très en colère, excédé, excédée`,
  ),
  de: list(
    `unverschämt, unverschämtheit, frechheit, inakzeptabel, unmöglich so, eine zumutung, wütend, stinksauer, sauer, lächerlich, nutzlos, katastrophe, katastrophal, abzocke, betrug, saftladen, schlechter service, zeitverschwendung, mir reicht es, jetzt reicht es, es reicht mir, jetzt reichts, die nase voll, sehr enttäuscht, wirklich enttäuscht, niemand antwortet, keiner antwortet, niemand meldet sich, verarschen, verärgert, maßlos verärgert, verarscht, unter aller sau, nie wieder, geduld am ende`,
  ),
  es: list(
    `inaceptable, indignante, vergonzoso, una vergüenza, ridículo, furioso, furiosa, enfadado, enfadada, enojado, enojada, indignado, indignada, harto, harta, una estafa, inútil, inútiles, pésimo servicio, pérdida de tiempo, muy decepcionado, muy decepcionada, nadie responde, nadie contesta, un desastre, qué asco`,
  ),
  it: list(
    `inaccettabile, vergogna, vergognoso, ridicolo, furioso, furiosa, arrabbiato, arrabbiata, indignato, indignata, stufo, stufa, una truffa, inutile, inutili, pessimo servizio, perdita di tempo, molto deluso, molto delusa, nessuno risponde, uno schifo, che schifo, scandaloso, non ne posso più`,
  ),
  pt: list(
    `inaceitável, absurdo, um absurdo, uma vergonha, vergonhoso, ridículo, furioso, furiosa, zangado, zangada, irritado, irritada, indignado, indignada, farto, farta, uma burla, um golpe, inútil, inúteis, péssimo serviço, péssimo atendimento, perda de tempo, muito desiludido, muito decepcionado, muito decepcionada, ninguém responde, uma palhaçada`,
  ),
  nl: list(
    `belachelijk, onacceptabel, schandalig, schande, woedend, boos, kwaad, razend, nutteloos, waardeloos, oplichting, oplichters, slechte service, tijdverspilling, ik ben het zat, ik heb er genoeg van, zwaar teleurgesteld, erg teleurgesteld, zeer teleurgesteld, niemand antwoordt, niemand reageert, om gek van te worden, hier klopt niets van`,
  ),
  pl: list(
    `skandal, skandaliczne, niedopuszczalne, nie do przyjęcia, wściekły, wściekła, zły na was, beznadziejna, beznadziejne, beznadziejny, żenada, żenujące, śmieszne, oszustwo, oszuści, strata czasu, mam dość, mam tego dość, nikt nie odpowiada, bardzo zawiedziony, bardzo zawiedziona, rozczarowany, rozczarowana, kpina, kpiny`,
  ),
  cs: list(
    `nepřijatelné, skandál, skandální, ostuda, vzteklý, vzteklá, naštvaný, naštvaná, rozzuřený, rozzuřená, směšné, k ničemu, zbytečné, podvod, podvodníci, ztráta času, mám toho dost, už toho mám dost, nikdo neodpovídá, velmi zklamaný, velmi zklamaná, hrozné služby, děsné, nehoráznost`,
  ),
  sk: list(
    `neprijateľné, škandál, škandalózne, hanba, nahnevaný, nahnevaná, naštvaný, naštvaná, zúrivý, zúrivá, smiešne, na nič, podvod, podvodníci, strata času, mám toho dosť, už toho mám dosť, nikto neodpovedá, veľmi sklamaný, veľmi sklamaná, hrozné služby, nehoráznosť`,
  ),
  hu: list(
    `elfogadhatatlan, felháborító, botrány, botrányos, szégyen, dühös vagyok, dühös, mérges vagyok, nevetséges, használhatatlan, csalás, átverés, időpocsékolás, elegem van, ebből elég, senki sem válaszol, nem válaszol senki, nagyon csalódott, csalódott vagyok, pocsék, tűrhetetlen`,
  ),
  ro: list(
    `inacceptabil, inadmisibil, scandalos, o rușine, rușinos, furios, furioasă, nervos, nervoasă, supărat, supărată, ridicol, inutil, inutili, înșelătorie, țeapă, pierdere de timp, m am săturat, sunt sătul, nimeni nu răspunde, foarte dezamăgit, foarte dezamăgită, bătaie de joc`,
  ),
  sv: list(
    `oacceptabelt, skandal, skandalöst, skam, skamligt, rasande, förbannad, arg, jättearg, löjligt, värdelös, värdelöst, bedrägeri, lurendrejeri, slöseri med tid, jag har fått nog, nu får det vara nog, trött på det här, ingen svarar, mycket besviken, väldigt besviken, dålig service, under all kritik`,
  ),
  ja: list(
    `ふざけるな, ふざけないで, いい加減にして, いいかげんにして, 腹が立つ, 腹立つ, 怒って, 激怒, 許せない, 許せません, ありえない, あり得ない, 最悪, ひどすぎる, 詐欺, 時間の無駄, うんざり, 話にならない, 役に立たない, がっかり`,
  ),
};
