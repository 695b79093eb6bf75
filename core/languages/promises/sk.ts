import { type Promises, said } from './saying.ts';

const somebody =
  'kolega|kolegyňa|kolegovia|operátor\\w*|pracovník|pracovníčka|zástupca|špecialista|niekto|tím|podpora|človek|konzultant|obchodník|agent|technik|expert|poradca';
const done =
  '(prepoji|spoji|presmerova|odovzda|postúpi|preposla|posla|odosla|eskalova|vráti|refundova|pripísa|zruši|stornova|zarezervova|rezervova|objedna|dohodo|zariadi|naplánova|upozorni|informova|požiada|kontaktova|privola|prizva|nahlási|vytvori)(l|la|li)';
const passive =
  '(odovzdan|prepojen|spojen|presmerovan|preposlan|odoslan|eskalovan|postúpen|vráten|refundovan|pripísan|zrušen|stornovan|zarezervovan|objednan|zariaden|dohodnut|naplánovan|spracovan|schválen|potvrden|upozornen|informovan)[ýáéí]';
const mine =
  'prepojím|prepájam|spojím|spájam|presmerujem|odovzdám|odovzdávam|postúpim|prepošlem|eskalujem|refundujem|zruším|stornujem|zarezervujem|objednám|dohodnem|zariadim|naplánujem|upozorním|informujem|požiadam|skontaktujem|kontaktujem|privolám|prizvem';
const you =
  'vás|vám|ťa|ti|vašu|vaše|váš|vášho|to|toto|kolegu|kolegyňu|kolegov|kolegom|tím|tímu|operátora|operátorovi|otázku|požiadavku|správu|chat|demo|stretnutie|predplatné|platbu|peniaze|rezerváciu';

export const sk: Promises = {
  done: said(
    `${done} (som|sme)`,
    `(som|sme) ~4 ${done}`,
    `(váš|vaša|vaše|vašu|tvoj|tvoja|platba|vrátenie|refundácia|požiadavka|otázka|tím|kolega) ~4 (bol|bola|bolo|boli) ~3 ${passive}`,
    `(bol|bola|boli) ste ~2 ${passive}`,
    `(váš|vaša|vaše|tím|kolega) ~4 je ?(už|teraz|práve) (odovzdan[ýáé]|upozornený|informovaný|na_ceste)`,
  ),
  coming: said(
    `(${mine}) ~4 (${you})`,
    `(${you}) ~3 (${mine})`,
    `vrátim ~3 (peniaze|platbu|sumu)`,
    `(ozvem|ozveme) sa`,
    `(prepojíme|odovzdáme|skontaktujeme|kontaktujeme|zavoláme|spojíme) ~3 (vás|vám|vašu|to|váš)`,
    `(vás|vám) ~3 (prepojíme|skontaktujeme|kontaktujeme|zavoláme|spojíme)`,
    `(dovoľte|nechajte) (mi|ma) ~4 (prepojiť|spojiť|odovzdať|presmerovať|preposlať)`,
    `(${somebody}) ~4 (sa|vás|vám) ~4 (ozve|ozvú|kontaktuje|skontaktuje|zavolá|napíše|odpovie|pripojí|spojí|kontaktovať|ujme)`,
    `(${somebody}) ~4 (ozve|zavolá|napíše|pripojí|kontaktuje|prevezme|odpovie) ~3 (sa|vám|vás|tento|tu|chat)`,
    `(ozve|zavolá|kontaktuje|skontaktuje|napíše|odpovie|pripojí) ~1 (sa|vás|vám) ~5 (${somebody})`,
    `(sa|vás|vám) ~3 (ozve|zavolá|kontaktuje|skontaktuje|napíše|odpovie|pripojí) ~4 (${somebody})`,
    `budete ~3 (prepojen[ýáí]|spojen[ýáí]|presmerovan[ýáí]|kontaktovan[ýáí])`,
    `(dostanete|obdržíte) ~2 (vrátenie|refundáciu|peniaze_späť|hovor)`,
  ),
  conditions: said(
    '(ak|keď|keby|pokiaľ|aby|by|pokud|jestliže|když)',
    '(hneď_ako|len_čo|keď|než) ~4 \\w+te',
    'v prípade',
    'po (zrušení|objednaní)',
  ),
  negations: ['nie', 'nikdy', 'nikto', 'bez'],
};
