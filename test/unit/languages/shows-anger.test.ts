import { languageOf, showsAnger, supportedLanguages } from '../../../core/languages/languages.ts';
import { plain } from '../../../core/languages/words.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';

const angry: Record<string, string[]> = {
  en: [
    'This is absolutely ridiculous, I have been waiting for an hour',
    'worst customer support ever!!',
    'STILL WAITING FOR AN ANSWER SINCE MONDAY',
    "You're useless, all of you.",
    'stop wasting my time you stupid bot',
  ],
  fr: [
    'C’est n’importe quoi, votre service !',
    'j’en ai marre de vous',
    'PERSONNE NE RÉPOND DEPUIS TROIS JOURS',
    'Vous vous moquez de moi ?',
    'Bande d’incapables',
  ],
  de: [
    'Das ist ja eine Frechheit!',
    'Jetzt reicht es mir aber wirklich',
    'SEIT DREI TAGEN FUNKTIONIERT NICHTS UND NIEMAND ANTWORTET',
    'Was für ein Saftladen',
    'Ihr seid unfähig',
  ],
  es: [
    '¡Esto es una vergüenza!',
    'Estoy harta de esto, llevo horas',
    'NADIE RESPONDE Y SIGO ESPERANDO',
    'el peor servicio que he visto',
    'Son unos inútiles',
  ],
  it: [
    'È una vergogna, aspetto da ore',
    'Siete degli incompetenti',
    'NESSUNO RISPONDE DA TRE GIORNI',
    'mi state prendendo in giro?',
    'il peggior servizio di sempre',
  ],
  pt: [
    'Isso é um absurdo!',
    'Pior atendimento que já vi',
    'NINGUÉM RESPONDE HÁ TRÊS DIAS',
    'vocês são inúteis',
    'Estou farto de vocês',
  ],
  nl: [
    'Dit is belachelijk, ik wacht al een uur',
    'slechtste klantenservice ooit',
    'HET WERKT NIET EN NIEMAND REAGEERT',
    'Ik ben het zat',
    'stomme bot',
  ],
  pl: [
    'To jest skandal!',
    'mam tego dość',
    'NIC NIE DZIAŁA I NIKT NIE ODPOWIADA',
    'Najgorsza obsługa, jaką widziałem',
    'to jakieś kpiny',
  ],
  cs: [
    'To si děláte srandu?!',
    'Mám toho dost',
    'TŘI DNY NIKDO NEODPOVÍDÁ',
    'nejhorší podpora na světě',
    'jste k ničemu',
  ],
  sk: [
    'Robíte si zo mňa srandu?!',
    'Mám toho dosť',
    'TRI DNI NIKTO NEODPOVEDÁ',
    'najhoršia podpora na svete',
    'ste na nič',
  ],
  hu: [
    'Ez felháborító!',
    'Elegem van ebből',
    'HÁROM NAPJA SENKI SEM VÁLASZOL',
    'a legrosszabb ügyfélszolgálat',
    'maguk hülyének néznek',
  ],
  ro: [
    'Este o bătaie de joc!',
    'M-am săturat de voi',
    'NIMENI NU RĂSPUNDE DE TREI ZILE',
    'cel mai prost suport',
    'sunteți niște incompetenți',
  ],
  sv: [
    'Det här är oacceptabelt!',
    'Nu får det vara nog',
    'INGEN SVARAR PÅ TRE DAGAR',
    'sämsta kundtjänsten någonsin',
    'driver ni med mig?',
  ],
  ja: [
    'いい加減にしてください！',
    '対応が最悪です',
    'まだ待っています！！！',
    'ふざけるな',
    'このボットは役立たずだ',
  ],
};

const calm: Record<string, string[]> = {
  en: [
    'I am angry at our current tool Zendesk',
    'What do your customers do when an angry visitor writes "this is ridiculous"?',
    'DOES IT WORK WITH WHATSAPP?',
    'Do you filter scam and useless spam?',
    'The widget is not working on my page',
  ],
  fr: [
    'Je suis furieux contre Zendesk',
    'Combien coûte le forfait le moins cher ?',
    'Le chat ne marche pas sur ma page',
  ],
  de: ['Ich bin wütend auf Zendesk', 'Was kostet das?', 'Das Widget funktioniert nicht auf meiner Seite'],
  es: ['Estoy harto de esto con Zendesk', '¿Cuánto cuesta?', 'El chat no funciona en mi página'],
  it: ['Il nostro attuale fornitore ha una pessima assistenza', 'Quanto costa?', 'La chat non funziona'],
  pt: ['O nosso sistema atual tem péssimo suporte', 'Quanto custa?', 'O chat não funciona na minha página'],
  nl: ['Onze huidige tool heeft waardeloze support', 'Wat kost het?', 'De chat werkt niet op mijn pagina'],
  pl: ['Nasz obecny system ma beznadziejny support', 'Ile to kosztuje?', 'Czat nie działa na mojej stronie'],
  cs: ['Náš současný nástroj má hroznou podporu', 'Kolik to stojí?', 'Chat na mé stránce nefunguje'],
  sk: ['Náš súčasný nástroj má hroznú podporu', 'Koľko to stojí?', 'Chat na mojej stránke nefunguje'],
  hu: ['A jelenlegi rendszerünk pocsék szolgáltatás', 'Mennyibe kerül?', 'A chat nem működik az oldalamon'],
  ro: ['Sistemul nostru actual e ridicol', 'Cât costă?', 'Chatul nu funcționează pe pagina mea'],
  sv: ['Vårt nuvarande system har usel support', 'Vad kostar det?', 'Chatten fungerar inte på min sida'],
  ja: ['今のツールのサポートは最悪です', '料金はいくらですか？', 'チャットが動かないのですが'],
};

describe.each(supportedLanguages)('anger in %s', (code) => {
  const { anger, complaints } = languageOf(code);

  it('has its phrases, in small letters and longer than a word of the product', () => {
    expect(anger.length).toBeGreaterThanOrEqual(30);
    expect(complaints.length).toBeGreaterThanOrEqual(8);
    for (const phrase of [...anger, ...complaints]) {
      expect(phrase).toBe(phrase.toLowerCase());
      expect(plain(phrase).length).toBeGreaterThanOrEqual(code === 'ja' ? 2 : 5);
    }
  });

  it.each(angry[code] ?? [])('shows in %j', (text) => {
    expect(showsAnger(text)).toBe(true);
  });

  it.each(calm[code] ?? [])('does not show in %j', (text) => {
    expect(showsAnger(text)).toBe(false);
  });

  it('needs no shouting for a phrase, and does for a complaint', () => {
    expect(anger.filter((phrase) => !showsAnger(phrase))).toEqual([]);
    const shared = new Set(supportedLanguages.flatMap((other) => languageOf(other).anger.map(plain)));
    const mild = complaints.filter((phrase) => ![...shared].some((strong) => plain(phrase).includes(strong)));
    expect(mild.filter((phrase) => showsAnger(phrase))).toEqual([]);
    expect(mild.filter((phrase) => !showsAnger(`${phrase}!!!`))).toEqual([]);
  });
});

it('is read in time that grows with the length of a message only', async () => {
  const calm = (sentences: number) => 'the quick brown fox talks to its agents. '.repeat(sentences);
  expect(showsAnger(calm(250))).toBe(false);
  expect(await growthOf((sentences) => showsAnger(calm(sentences)), { length: 60 })).toBeLessThan(mostGrowth);
});
