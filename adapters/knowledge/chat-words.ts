const list = (words: string): string[] => words.split(/\s+/);

/**
 * What people write around a question in a chat: greetings, thanks, wanting, knowing, asking for help, "do you have",
 * and "the program", which is the product. By ISO 639-1 code, as written with and without accents.
 */
export const chatWords = {
  en: list(
    'hi hello please thanks thank help want need like know get got just really also ok okay yes no a would could can many set tell mean happen possible',
  ),
  fr: list(
    'bonjour bonsoir salut merci svp stp plaît oui non voudrais voudrait voudrions veux voulons aimerais aimerions souhaite souhaiterais savoir connaître aide besoin puis peut peux pouvez pouvons possible est-ce dites dire',
  ),
  de: list(
    'hallo hi guten tag bitte danke ja nein ok möchte möchten gern gerne brauche brauchen wissen weiß kenne gibt gib geben hilfe helfen sagen möglich',
  ),
  es: list(
    'hola buenos buenas días dias tardes noches favor gracias ok sí si quiero queremos quisiera quisiéramos querría quería gustaría gustaria encantaría deseo deseamos desearía necesito necesita necesitamos saber sé conocer ayuda ayudar ayudarme ayúdame puedo puedes puede podemos pueden podría podrías podrían podria tienes tiene tienen hay decir decirme dime dígame posible cuánto cuanto cuánta cuánto cuántos cuántas cuál cual cuáles cuales cómo como dónde donde cuándo cuando qué usted ustedes programa',
  ),
  it: list(
    'ciao salve buongiorno buonasera buona sera favore prego cortesia grazie ok sì voglio vogliamo vorrei vorremmo vorrebbe piacerebbe desidero desideriamo bisogno sapere so conoscere aiuto aiutare aiutarmi aiutateci posso puoi può possiamo potete possono potrei potreste potrebbe avete dire dirmi ditemi dimmi possibile quanto quanta quanti quante quale quali come dove quando programma',
  ),
  pt: list(
    'olá ola oi bom boa dia tarde noite favor obrigado obrigada ok sim quero queremos queria queríamos gostaria gostaríamos gostava desejo desejamos preciso precisamos saber sei conhecer ajuda ajudar ajudem posso pode podes podemos podem poderia poderiam tem têm há dizer dizer-me diga diga-me possível possivel quanto quanta quantos quantas qual quais como onde fica ficam quando você voce vocês voces programa',
  ),
  nl: list(
    'hallo hoi dag goedemorgen goedemiddag goedenavond goedendag alsjeblieft alstublieft aub bedankt dank dankjewel ok oké ja nee wil willen wilt wou graag zou zouden heb hebben hebt hebben nodig weten weet kennen ken hulp help helpen kan kun kunt kunnen vertellen zeggen mogelijk hoeveel welke welk hoe waar wanneer jullie programma',
  ),
  pl: list(
    'cześć czesc witam witaj dzień dzien dobry proszę prosze dziękuję dziekuje dzięki ok chcę chce chcemy chciałbym chcialbym chciałabym chcialabym chcielibyśmy potrzebuję potrzebuje potrzebujemy macie wiedzieć wiedziec dowiedzieć dowiedziec wiem znam pomoc pomocy pomóc pomoz mogę moge możemy mozemy możecie mozecie może moze powiedzieć powiedziec możliwe mozliwe ile jak jaki jaka jakie gdzie kiedy program programu',
  ),
  cs: list(
    'ahoj zdravím dobrý dobry den prosím prosim díky diky děkuji dekuji děkuju ok chci chceme chtěl chtel chtěla bych bychom rád rada ráda potřebuji potrebuji potřebuju potřebujeme vědět vedet zjistit vím znám pomoc pomoci pomozte můžu muzu můžete muzete můžeme mohl mohla mohli říct rict říci kolik jak jaký jaká jaké kde kdy program programu',
  ),
  sk: list(
    'ahoj zdravím dobrý dobry deň den prosím prosim ďakujem dakujem vďaka ok chcem chceme chcel chcela by som rád rada rada potrebujem potrebujeme vedieť vediet zistiť viem poznám pomoc pomôcť pomozte môžem mozem môžete mozete môžeme mohol mohla mohli povedať povedat koľko kolko ako aký aká aké kde kedy program programu',
  ),
  hu: list(
    'szia sziasztok helló üdv üdvözlöm jó napot kívánok reggelt estét kérem kérek köszönöm köszi köszönjük ok szeretnék szeretném szeretnénk akarok akarunk kell kellene tudni tudom segítség segítséget segíteni segítsen tudok tudunk tudnak tudna tudnának lehet lehetséges mondja mennyi hogyan milyen melyik hol mikor program programot programjuk',
  ),
  ro: list(
    'bună buna salut ziua seara rog mulțumesc multumesc mersi ok vreau vrem aș as dori doresc dorim vrea trebuie nevoie știu stiu știm afla ajutor ajuta ajutați pot puteți puteti putem puteți poate aveți aveti spune spuneți posibil cât cat câți câte care cum unde când cand program programul programului',
  ),
  sv: list(
    'hej hallå hejsan god morgon dag kväll snälla tack ok ja nej vill skulle vilja gärna behöver behover behöva veta vet känna hjälp hjalp hjälpa kan kunna kunde får säga möjligt hur vilken vilket vilka var när program programmet',
  ),
} satisfies Record<string, string[]>;
