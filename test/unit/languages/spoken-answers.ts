/** Yes and no to an offer, as visitors say them. */
export const spokenAnswers: Record<string, { yes: string[]; no: string[] }> = {
  en: {
    yes: [
      'yes please do',
      'Sure thing',
      'That would be great, thanks',
      'ok go ahead',
      'Absolutely!',
      'yep, bring somebody in',
    ],
    no: ['no thanks', 'Not now, thank you', 'nope', 'No, that is fine', 'not really', 'nah, I am good'],
  },
  fr: {
    yes: [
      'Oui, volontiers',
      'Oui s’il vous plaît',
      'Avec plaisir',
      'D’accord, allez-y',
      'Bien sûr',
      'oui je veux bien',
    ],
    no: [
      'Non merci',
      'Non, ça ira',
      'Pas maintenant, merci',
      'non pas la peine',
      'Pas vraiment',
      'Non, ce n’est pas nécessaire',
    ],
  },
  de: {
    yes: ['Ja, bitte', 'Gerne!', 'ja mach das', 'Auf jeden Fall', 'Klar, gern', 'Ja das wäre gut'],
    no: ['Nein danke', 'Nee, passt schon', 'Nicht nötig', 'Nein, jetzt nicht', 'Lieber nicht', 'Danke, nein'],
  },
  es: {
    yes: ['Sí, por favor', 'Claro que sí', 'Vale', 'De acuerdo, gracias', 'sí, adelante', 'Por supuesto'],
    no: ['No, gracias', 'Ahora no', 'No hace falta', 'no, está bien', 'Todavía no', 'No es necesario'],
  },
  it: {
    yes: ['Sì, grazie', 'Certo', 'Va bene, grazie', 'Volentieri!', 'sì per favore', 'D’accordo'],
    no: ['No, grazie', 'Non ora', 'No, non serve', 'non è necessario', 'No grazie, non serve', 'Non ancora'],
  },
  pt: {
    yes: ['Sim, por favor', 'Claro', 'Com certeza', 'Pode ser', 'sim, pode chamar', 'Tá bom'],
    no: ['Não, obrigado', 'Agora não', 'Não precisa', 'não, está tudo bem', 'Ainda não', 'Não, obrigada'],
  },
  nl: {
    yes: ['Ja graag', 'Prima', 'Ja, doe maar', 'Zeker!', 'oké, goed', 'Ja natuurlijk'],
    no: ['Nee bedankt', 'Nu niet', 'Niet nodig', 'Nee, hoeft niet', 'liever niet', 'Nee dank u'],
  },
  pl: {
    yes: ['Tak, proszę', 'Jasne', 'Oczywiście', 'tak, chętnie', 'Dobrze', 'Pewnie, że tak'],
    no: ['Nie, dziękuję', 'Nie teraz', 'Nie trzeba', 'raczej nie', 'Jeszcze nie', 'nie, wszystko w porządku'],
  },
  cs: {
    yes: ['Ano, prosím', 'Určitě', 'Jo, jasně', 'Dobře', 'ano budu rád', 'Samozřejmě'],
    no: ['Ne, děkuji', 'Teď ne', 'Není třeba', 'ne, díky', 'Zatím ne', 'Nechci'],
  },
  sk: {
    yes: ['Áno, prosím', 'Určite', 'Hej, jasné', 'Dobre', 'áno budem rád', 'Samozrejme'],
    no: ['Nie, ďakujem', 'Teraz nie', 'Netreba', 'nie, vďaka', 'Zatiaľ nie', 'Nechcem'],
  },
  hu: {
    yes: ['Igen, kérem', 'Persze', 'Rendben', 'igen, jó lenne', 'Természetesen', 'Hogyne'],
    no: ['Nem, köszönöm', 'Most nem', 'Nem kell', 'nem szükséges', 'Még nem', 'Köszönöm, nem'],
  },
  ro: {
    yes: ['Da, vă rog', 'Sigur', 'Desigur', 'da, bine', 'De acord', 'Bineînțeles'],
    no: ['Nu, mulțumesc', 'Nu acum', 'Nu e nevoie', 'nu, e în regulă', 'Încă nu', 'Nu este nevoie'],
  },
  sv: {
    yes: ['Ja tack', 'Gärna!', 'Absolut', 'Ja, det vore bra', 'okej', 'Självklart'],
    no: ['Nej tack', 'Inte nu', 'Behövs inte', 'nej, det är bra', 'Inte än', 'Nä'],
  },
  ja: {
    yes: [
      'はい、お願いします',
      'ぜひ',
      'もちろんです',
      'お願いします',
      '大丈夫です、お願いします',
      'うん、頼みます',
    ],
    no: [
      'いいえ、結構です',
      '今はいいです',
      '必要ありません',
      'いらないです',
      'いえ、不要です',
      'やめておきます',
    ],
  },
};
