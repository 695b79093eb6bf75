import { type Promises, said } from './saying.ts';

const somebody =
  'munkatárs\\w*|kollég\\w*|ügyintéző\\w*|valaki|csapat\\w*|szakértő\\w*|operátor\\w*|képviselő\\w*|ügyfélszolgálat\\w*|tanácsadó\\w*|értékesítő\\w*';
const soon =
  'hamarosan|rövidesen|önnel|önt|önnek|önhöz|veled|téged|itt|percen|perceken|órán|holnap|ma|azonnal|ehhez|ebbe|ezt';
const does =
  'jelentkezik|jelentkezni|jelentkeznek|felhívja|visszahívja|hívja|hívni|felveszi|veszi|felvenni|megkeresi|megkeresni|keresi|csatlakozik|csatlakozni|átveszi|átvenni|válaszol|válaszolni|ír|írni|lép|lépni|segít';

export const hu: Promises = {
  done: said(
    `(továbbítottam|átkapcsoltam|kapcsoltam|összekapcsoltam|átirányítottam|átadtam|eszkaláltam|visszatérítettem|visszautaltam|jóváírtam|lemondtam|töröltem|lefoglaltam|foglaltam|megszerveztem|elintéztem|értesítettem|megkértem|szóltam|elküldtem|beütemeztem|intézkedtem|kezdeményeztem|egyeztettem|bevontam|jeleztem|stornóztam)`,
    `(továbbítottuk|átadtuk|visszatérítettük|visszautaltuk|lemondtuk|töröltük|lefoglaltuk|értesítettük|elküldtük|átkapcsoltuk|jóváírtuk|kezdeményeztük)`,
    `(visszatérítés\\w*|kérés\\w*|kérelm\\w*|foglalás\\w*|üzenet\\w*|lemondás\\w*|igény\\w*) ~3 (megtörtént|továbbításra_került|folyamatban_van|elindult|jóváhagyták|jóváhagyva|feldolgozva|úton_van|rögzítve|továbbítva)`,
  ),
  coming: said(
    `(továbbítom|átkapcsolom|kapcsolom|összekapcsolom|átirányítom|átadom|eszkalálom|visszatérítem|visszautalom|jóváírom|lemondom|törlöm|lefoglalom|megszervezem|elintézem|értesítem|megkérem|szólok|bevonok|bevonom|intézkedem|visszahívom)`,
    `(átkapcsoljuk|visszahívjuk|felhívjuk|jelentkezünk|kapcsoljuk)`,
    `(felvesszük|felveszem) ~2 kapcsolatot`,
    `fogom ~3 (továbbítani|átkapcsolni|kapcsolni|visszatéríteni|lemondani|lefoglalni|értesíteni|átadni|átirányítani)`,
    `(továbbítani|átkapcsolni|kapcsolni|visszatéríteni|lemondani|lefoglalni|értesíteni|átadni|átirányítani) fogom`,
    `(${somebody}) ~5 (${soon}) ~5 (${does})`,
    `(${somebody}) ~4 (${does}) ~3 (${soon})`,
    `(${soon}) ~4 (${does}) ~4 (${somebody})`,
    `(${soon}) ~4 (${somebody}) ~4 (${does})`,
    `(visszatérítést|visszahívást) ?(fog) ~1 kap\\w*`,
  ),
  conditions: said(
    '(ha|amennyiben|miután|mielőtt|amikor)',
    'amint ~3 (ön|megad\\w*|kitölt\\w*|lemond\\w*)',
    'esetén',
  ),
  negations: ['nem', 'soha', 'senki', 'nelkul', 'ne'],
};
