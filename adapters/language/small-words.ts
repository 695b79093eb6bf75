const list = (words: string): string[] => words.split(/\s+/);

/** Small and everyday words of short questions. A word may stand in several languages. */
const smallWords: Record<string, Set<string>> = {
  en: new Set(
    list(
      'the a an what how who where when why which is are was do does did can could would have has i you my your our it this that there and or not for with from to on in of much many cost',
    ),
  ),
  de: new Set(
    list(
      'der die das den dem ein eine einen was wie wer wo wann warum wieso welche welcher welches wieviel viel ist sind war gibt hat haben habt kann können könnt möchte ich wir sie ihr ihre mein meine unser es und oder nicht kein keine für mit von zu zum zur auf im in bei aus auch bitte kostet kosten funktioniert richte brauche',
    ),
  ),
  fr: new Set(
    list(
      'le la les l un une des du de que quoi qui où quand pourquoi comment combien quel quelle quels quelles est sont c ce ça a avez avons ai peut peux puis pouvez je j nous vous mon ma mes votre vos notre nos il elle y t et ou ne n pas pour avec sur dans en au aux d coûte prix',
    ),
  ),
  es: new Set(
    list(
      'el la los las un una que qué quién dónde cuándo cómo cuánto cuánta cuál cuáles es son hay tiene tienen puedo puede yo mi mis su sus y o no para con por de del en al cuesta precio',
    ),
  ),
  it: new Set(
    list(
      'il lo la i gli le un una che chi dove quando come quanto quale quali perché è sono c ha avete posso può io mio mia vostro vostra e o non per con di del della in nel al si costa prezzo',
    ),
  ),
  pt: new Set(
    list(
      'o a os as um uma que quem onde quando como quanto qual quais é são há tem têm posso pode eu meu minha seu sua e ou não para com por de do da em no na custa preço',
    ),
  ),
  nl: new Set(
    list(
      'de het een wat hoe wie waar wanneer waarom welke is zijn was heeft hebben hebt kan kunnen ik jij je u wij we mijn jullie uw er en of niet geen voor met van te naar op in bij kost kosten',
    ),
  ),
};

/** Share of a text's words that have to be a language's small words. */
const leastShare = 0.4;

/** Language of a short text by its small words, where one has more of them than all others. */
export const bySmallWords = (text: string): string | undefined => {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const votes = Object.entries(smallWords)
    .map(([language, own]) => ({ language, count: words.filter((word) => own.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = votes;
  if (best === undefined || best.count < 2 || best.count < words.length * leastShare) return undefined;
  return best.count > (second?.count ?? 0) ? best.language : undefined;
};
