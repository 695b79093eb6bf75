import { type Promises, said } from './saying.ts';

const somebody =
  'kolega|kolegyně|kolegové|operátor\\w*|pracovník|pracovnice|zástupce|specialista|někdo|tým|podpora|člověk|konzultant|obchodník|agent|technik|expert|poradce';
const done =
  '(přepoji|spoji|přesměrova|předa|přeposla|posla|odesla|eskalova|postoupi|vráti|refundova|připsa|zruši|stornova|zarezervova|rezervova|objedna|domluvi|sjedna|zařídi|naplánova|upozorni|informova|požáda|kontaktova|vyrozumě|přivola|přizva|nahlási|vytvoři)(l|la|li)';
const passive =
  '(předán|přepojen|spojen|přesměrován|přeposlán|odeslán|eskalován|postoupen|vrácen|refundován|připsán|zrušen|stornován|zarezervován|objednán|zařízen|domluven|sjednán|naplánován|zpracován|schválen|potvrzen|upozorněn|informován|vyrozuměn)[aoyi]?';
const mine =
  'přepojím|přepojuji|spojím|spojuji|přesměruji|přesměruju|předám|předávám|přepošlu|eskaluji|postoupím|refunduji|zruším|stornuji|zarezervuji|objednám|domluvím|sjednám|zařídím|naplánuji|upozorním|vyrozumím|požádám|zkontaktuji|kontaktuji|přivolám|přizvu';
const you =
  'vás|vám|tě|ti|vaši|vaše|váš|vašeho|to|toto|kolegu|kolegyni|kolegy|kolegům|tým|týmu|operátora|operátorovi|dotaz|požadavek|zprávu|chat|demo|schůzku|předplatné|platbu|peníze|rezervaci';

export const cs: Promises = {
  done: said(
    `${done} (jsem|jsme)`,
    `(jsem|jsme) ~4 ${done}`,
    `(váš|vaše|vaši|vašeho|tvůj|tvoje|platba|vrácení|refundace|požadavek|dotaz|tým|kolega) ~4 (byl|byla|bylo|byly|byli) ~3 ${passive}`,
    `(byl|byla|byli) jste ~2 ${passive}`,
    `(váš|vaše|tým|kolega) ~4 je ?(už|již|nyní|právě) (${'předán|upozorněn|informován|na_cestě|vyrozuměn'})[aoy]?`,
  ),
  coming: said(
    `(${mine}) ~4 (${you})`,
    `(${you}) ~3 (${mine})`,
    `vrátím ~3 (peníze|platbu|částku)`,
    `(ozvu|ozveme) se`,
    `(přepojíme|předáme|zkontaktujeme|kontaktujeme|zavoláme|spojíme) ~3 (vás|vám|vaši|to|váš)`,
    `(vás|vám) ~3 (přepojíme|zkontaktujeme|kontaktujeme|zavoláme|spojíme)`,
    `(dovolte|nechte) (mi|mě) ~4 (přepojit|spojit|předat|přesměrovat|přeposlat)`,
    `(${somebody}) ~4 (se|vás|vám) ~4 (ozve|ozvou|kontaktuje|zkontaktuje|zavolá|napíše|odpoví|připojí|spojí|kontaktovat|ujme)`,
    `(${somebody}) ~4 (ozve|zavolá|napíše|připojí|kontaktuje|převezme|odpoví) ~3 (se|vám|vás|tento|zde|chat)`,
    `(ozve|zavolá|kontaktuje|zkontaktuje|napíše|odpoví|připojí) ~1 (se|vás|vám) ~5 (${somebody})`,
    `(se|vás|vám) ~3 (ozve|zavolá|kontaktuje|zkontaktuje|napíše|odpoví|připojí) ~4 (${somebody})`,
    `budete ~3 (přepojen[iay]?|spojen[iay]?|přesměrován[iay]?|kontaktován[iay]?)`,
    `(dostanete|obdržíte) ~2 (vrácení|refundaci|peníze_zpět|hovor)`,
  ),
  conditions: said(
    '(pokud|jestliže|když|kdyby|li|ak|keď|keby|aby)',
    '(jakmile|až|poté_co|než) ~4 \\w+te',
    'v případě',
    'po (zrušení|objednání)',
  ),
  negations: ['ne', 'nikdy', 'nikdo', 'neni', 'bez'],
};
