const list = (words: string): string[] => words.split(/\s+/);

/**
 * Small and everyday words of short questions, with their accents: articles, pronouns, prepositions, question words,
 * and the forms of "have", "can", "want" and the like that visitors use. No words of any one trade. A word may stand in
 * several languages.
 */
export const smallWords: Record<string, string[]> = {
  en: list(
    'the a an per what how who where when why which is are was were be been do does did can could would should will have has had i you my your our we us it its this that these those there any some and or not but if for with from to on in of at by about after before into much many more cost costs need want help me please am cannot know get work works show tell looking find use price free hello hi thanks include includes pay load safe',
  ),
  de: list(
    'der die das den dem des ein eine einen einem einer was wie wer wo wann warum wieso welche welcher welches welchen wieviel viel viele ist sind war gibt hat habe haben habt kann können könnt könnte möchte möchten will wollen muss soll wird werden ich wir sie ihr ihre ihren mein meine meinen meiner mich mir uns unser unsere euer eure es und oder nicht kein keine keinen für mit von zu zum zur auf im in bei aus nach über bis an am auch noch bitte kostet kosten funktioniert brauche brauchen bieten finde lange sich wenn danke hallo preis bezahlen zahlen gratis kostenlos sicher hilfe',
  ),
  fr: list(
    'le la les l un une des du de que quoi qui où quand pourquoi comment combien quel quelle quels quelles est sont suis c ce ça cette ces a ai as avez avons ont peut peux puis pouvez pouvons peuvent je j nous vous on il elle ils mon ma mes votre vos notre nos se s me m y t et ou ne n pas plus pour par avec sur dans en au aux d chez après avant sans faut si voudrais veux voulons cherche offrez proposez fonctionne marche besoin coûte bonjour merci prix payer gratuit inclut comprend aide charge',
  ),
  es: list(
    'el la los las lo un una unos unas que qué quién dónde cuándo cómo cuánto cuánta cuántos cuántas cuál cuáles por es son está están hay tiene tienen tienes tengo puedo puede pueden podemos puedes quiero queremos quisiera necesito necesitamos yo nos se me mi mis su sus nuestro nuestra y o u no sí si para con sin sobre de del desde en al a este esta esto después antes cuesta funciona busco hola gracias muy más pero precio precios pagar gratis incluye ayuda favor carga datos',
  ),
  it: list(
    'il lo la i gli le l un uno una che cosa chi dove quando come quanto quanta quanti quante quale quali qual perché è sono c ci ha hai ho avete abbiamo hanno siete posso può possono possiamo potete vorrei voglio vogliamo devo bisogno cerco io si mi mio mia miei mie vostro vostra vostri nostro nostra nostri e o ed non per con senza su di del della dei delle dal dalla nel nella al alla alle ai sul sulla da dopo prima questo questa costa funziona buongiorno grazie ciao prezzo pagare gratuito gratuita include aiuto dati carica',
  ),
  pt: list(
    'o a os as um uma que quem onde quando como quanto quanta quantos quantas qual quais por porque é são está estão há tem têm tenho temos posso pode podem podemos quero queremos gostaria preciso precisamos procuro eu me se meu minha meus minhas seu sua nosso nossa nossos você vocês e ou não sim para com sem sobre de do da dos das em no na nos nas ao à pelo pela isso este esta depois antes custa funciona olá obrigado mais mas preço preços pagar grátis inclui ajuda favor dados carrega',
  ),
  nl: list(
    'de het een per wat hoe hoeveel wie waar wanneer waarom welke welk is zijn was ben bent heb heeft hebben hebt kan kun kunnen kunt wil willen wilt moet moeten wordt worden ik jij je u uw wij we mij me mijn jullie ons onze er en of niet geen nog ook voor met van vanuit te naar op in bij uit na om over aan door dit dat deze die als kost kosten werkt zoek vind graag nodig hallo bedankt prijs betalen gratis bevat hulp gegevens',
  ),
  pl: list(
    'i a o w z na do od za po przez przy przed dla bez nad pod co czy jak jaki jaka jakie jakim gdzie kiedy kto dlaczego ile ilu który która które jest są był być ma mam mamy macie mają masz mogę może można możemy mogą chcę chcemy chciałbym chciałabym potrzebuję potrzebujemy szukam proszę się mi mnie mój moja moje moim moją moi nasz nasza nasze wasz wasza wasze swój to ten ta te tego tej tym nie tak oraz lub ale że kosztuje działa jesteście dzień dobry dziękuję cena ceny płacić zapłacić darmowy darmowa zawiera pomoc pomocy dane',
  ),
  cs: list(
    'a i o v ve z ze k ke s se na do od za po pro při před přes pod nad bez u mezi co jak jaký jaká jaké jaká jakou kde kdy kdo proč kolik který která které je jsou jsem jste jsme být byl má mám máme máte mají mohu můžu může můžeme můžete mohou chci chceme chtěl chtěla bych potřebuji potřebujeme hledám nabízíte prosím si mi mě mně můj moje moji mé svůj svoje náš naše váš vaše to ten ta ty tento tohle toto ne ano nebo ale že když jestli stojí funguje dobrý den děkuji umíte lze něco nějaký nějaká nějaké také už není cena ceny platit zaplatit zdarma obsahuje pomoc účet účtem údaje hlavní',
  ),
  sk: list(
    'a aj i o v vo z zo k ku s so sa na do od za po pre pri pred cez pod nad bez u medzi čo ako aký aká aké akú kde kedy kto prečo koľko ktorý ktorá ktoré je sú som ste sme byť bol má mám máme máte majú môžem môže môžeme môžete môžu chcem chceme chcel chcela by potrebujem potrebujeme hľadám ponúkate prosím si mi mňa môj moja moje moji svoj svoje náš naše váš vaše to ten tá tie tento toto nie áno alebo ale že keď či stojí funguje dobrý deň ďakujem viete niečo nejaký nejaká nejaké tiež už cena ceny platiť zaplatiť zadarmo obsahuje pomoc účet účtom údaje hlavné',
  ),
  hu: list(
    'a az egy és vagy nem igen is ez ezt azt mi mit mik ki kik hol hova honnan mikor miért hogyan hogy mennyi mennyibe mennyiért meddig hány melyik milyen van vannak volt lesz lehet kell szeretnék szeretném szeretnénk tudok tudom tudunk tudnak tudni kérem kérek kérhetek kérhetünk keresek kaphatok akarok én mi nekem nekünk maguk önök önöknek ha csak már még után alatt között szerint nélkül kerül működik köszönöm jó napot szia adnak vagyok ár ára árak fizetni ingyenes segítség kapcsolat esetén fő be ki fel le',
  ),
  ro: list(
    'un o unei unui al ai ale cel cea la în din de pe cu fără pentru despre după prin până ce cine unde când cum cât câtă câți câte care este e sunt sunteți suntem am ai are avem aveți au pot poate puteți putem vreau vrem aș doresc dorim trebuie caut oferiți există eu îmi mi mă vă se să nu da și sau dar meu mea mei mele nostru noastră noastre vostru voastră dvs acest această costă funcționează nevoie bună ziua mulțumesc rog vreți mai dacă preț prețul plăti plăta plătesc gratuit gratuită ajutor include datele',
  ),
  sv: list(
    'en ett per den det de vad hur vem var när varför vilken vilket vilka är har hade kan kunna ska skulle vill vilja måste får finns jag du vi ni han man mig er ert era min mitt mina vår vårt våra sin och eller inte ingen inget för med från till på i av om efter utan som också att mycket många kostar fungerar behöver letar hittar hej tack snälla gör sig här där pris priset betala gratis hjälp innehåller uppgifter',
  ),
  // Languages Frontdesk has no words for, whose words are close to those of some it has.
  da: list(
    'hvad hvor hvordan hvem hvornår hvorfor hvilken hvilke jeg det er og eller ikke kan på til fra med en et har min mit mine vores jeres koster mye meget hva hvorfor når hvordan noen noget nogen dere få i av af for',
  ),
  fi: list(
    'mitä miten missä milloin miksi kuka kuinka paljonko onko ovatko voiko voinko voimmeko on ei ja tai että tämä se minun teillä maksaa kanssa mikä mikään',
  ),
  hr: list(
    'što šta kako gdje kada zašto koliko koji koja koje je su sam imate li mogu možete želim trebam da za na u i s sa od do ne kaj kje kdaj zakaj ali ste lahko imam',
  ),
  tr: list('ne nasıl nerede kim neden kadar kaç hangi var yok mı mi mu mü bir bu ve için ile nedir'),
};

/** Endings of longer words that few of these languages share. */
export const wordEndings: Record<string, string[]> = {
  de: list('ung ungen keit heit lich'),
  es: list('ción ciones dades'),
  it: list('zione zioni iamo ità zza'),
  pt: list('ção ções dade dades ável'),
  nl: list('lijk heid ijven eren'),
  pl: list('acja acji acje ację acją ować uję ujesz ujemy anie enie ości ość'),
  cs: list('ace aci ací uji ujete ujeme ovat ování ení ání ost osti ými ého'),
  sk: list('ácia ácie ácii áciu áciou ujem ujete ujeme ovať ovanie anie enie osť osti ými ého iu'),
  hu: list(
    'ság ség ban ben hoz hez nak nek ból ből ról ről tól től ásra ésre ások ések unk ünk atok etek ható hető',
  ),
  ro: list('ație ația ații ției ului ilor elor ează ească ește ești'),
  sv: list('ning ningar arna erna orna ande'),
  hr: list('anje enje ati iti'),
};
