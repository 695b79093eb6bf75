import { bare } from './matches.ts';

const names = '(?: (?:there|all|everyone|team|again|guys|a tous|zusammen|liveagent|mate|sir|madam|bot))?';
const greeting = new RegExp(
  `^(?:hi+|hello+|hey+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|bonjour|bonsoir|salut|coucou|bjr|rebonjour|hallo|hallihallo|guten (?:tag|morgen|abend)|morgen|servus|moin(?: moin)?|gruss gott|gruezi|hola|buenos dias|buenas(?: tardes)?|ciao|buongiorno|salve|ola|bom dia|boa tarde|goedemorgen|goedemiddag|goedendag|hoi|dzien dobry|czesc|witam|ahoj)${names}(?: (?:hi|hello|hey))?$`,
);
const howAreYou =
  /^(?:(?:hi|hello|hey|salut|bonjour|hallo|ok) )*(?:(?:and )?how (?:are|r) (?:you|u)(?: doing)?(?: today)?|how's it going|what's up|sup|you ok|(?:comment )?(?:ca va|vas-tu|allez-vous|tu vas bien|vous allez bien)(?: bien)?|wie (?:geht'?s|geht es)(?: dir| ihnen| euch)?(?: so| heute)?|alles gut|na wie geht'?s|que tal|come va|tudo bem|hoe gaat het|jak sie masz|co slychac)$/;
const aboutMe =
  /^(?:(?:hi|hello|hey|so|wait|but|salut|bonjour|hallo|ok|mais|aber) )*(?:(?:are|r) (?:you|u) (?:really |even |actually |just )?(?:a |an )?(?:real |actual |human |live |chat ?)?(?:bot|robot|human|person|machine|ai|computer|program|real|chatbot)|(?:is|am) (?:this|it|i) (?:(?:talking|speaking|chatting) (?:to|with) )?(?:a |an )?(?:real |actual |live )?(?:bot|robot|human|person|machine|ai|computer|chatbot)|who (?:are|r) (?:you|u)|who am i (?:talking|speaking|chatting) (?:to|with)|what are you|what can you do|what's your name|your name|what is your name|(?:etes[- ]vous|vous etes|tu es|es[- ]tu|t'es|je parle a|suis-je en train de parler a|est-ce que (?:je parle a|vous etes|tu es)|c'est|est-ce) (?:vraiment )?(?:un |une )?(?:vrai |vraie )?(?:bot|robot|humain|personne|machine|ia|ordinateur|chatbot|personne reelle)|(?:qui|que) (?:etes[- ]vous|es[- ]tu|peux[- ]tu faire|pouvez[- ]vous faire)|(?:t'es|tu es|vous etes|c'est) qui|comment (?:tu t'appelles|vous appelez[- ]vous)|(?:bist du|sind sie|seid ihr|ist das|spreche ich (?:hier )?mit|rede ich (?:hier )?mit|schreibe ich (?:hier )?mit) (?:hier )?(?:ein|eine|einem|einer)? ?(?:echte[rnm]? )?(?:bot|roboter|mensch|menschen|person|maschine|ki|computer|chatbot)|(?:wer|was) (?:bist du|sind sie|seid ihr|kannst du|konnen sie)(?: (?:alles|tun|machen))?|wie hei(?:ss|b)(?:t|en) (?:du|sie)|eres un (?:bot|robot)|sei un (?:bot|robot)|es um (?:bot|robo)|ben je een (?:bot|robot)|(?:czy )?jestes (?:botem|robotem))(?: (?:or|ou|oder|o|of|czy|lub) .{1,30})?$/;
const filler =
  "(?:a lot|so much|very much|a bunch|much|beaucoup|bcp|infiniment|schon|sehr|bien|for (?:your|the) (?:help|answer|info|time)|pour (?:votre|ton) (?:aide|reponse)|fur (?:ihre|die|deine) (?:hilfe|antwort)|dir|ihnen|a vous|mate|bot|anyway|all|that (?:helps|helped|is all)|c'est (?:tout|parfait)|das (?:hilft|wars|war's|reicht)|bye|goodbye|au revoir|tschuss|that's (?:all|it|great)|you're great|bonne journee|schonen tag(?: noch)?|have a (?:nice|good|great) (?:day|one|evening))";
const thanks = new RegExp(
  `^(?:(?:ok|okay|great|perfect|super|good|cool|nice|awesome|excellent|brilliant|parfait|genial|top|gut|alright|prima|toll|klasse|ah|oh|got it|that helps|that helped|bien|tres bien|no|non|nein|yes|oui|ja|all good|d'accord|alles klar) )*(?:many |very |big |un grand |mille )?(?:thanks?|thank (?:you|u)|thx|ty|tysm|cheers|merci|danke|dankeschon|vielen dank|besten dank|herzlichen dank|gracias|muchas gracias|grazie|grazie mille|obrigad[oa]|muito obrigad[oa]|bedankt|dank je|dank u|dziekuje|dzieki)(?: ${filler})*$`,
);
const agreement =
  /^(?:(?:ok|okay|k|kk|alright|all right|cool|great|perfect|got it|understood|i see|makes sense|fine|nice|good|good to know|interesting|sounds good|awesome|super|lol|haha+|hm+|ah|oh|yes|yep|d'accord|parfait|compris|je vois|entendu|tres bien|bien|genial|interessant|ca marche|alles klar|in ordnung|verstanden|prima|verstehe|gut|gut zu wissen|toll|aha|passt|sehr gut|interessant|achso|ach so|vale|perfecto|va bene|certo|esta bem|prima|w porzadku)(?: |$))+$/;
const farewell =
  /^(?:(?:ok|okay|thanks|alright|well|merci|danke) )*(?:bye(?: bye)?|goodbye|good bye|see you|see ya|cya|good night|au revoir|a bientot|a plus|bonne journee|bonne soiree|bonne nuit|adieu|tschuss|tschau|auf wiedersehen|bis bald|bis dann|schonen (?:tag|abend)(?: noch)?|gute nacht|adios|hasta luego|arrivederci|tchau|adeus|tot ziens|doei|do widzenia)(?: .{0,16})?$/;
const praise =
  /^(?:(?:wow|oh|haha|lol) )*(?:you(?:'re| are) (?:so |really |very )?(?:great|helpful|awesome|nice|the best|amazing|funny)|(?:good|nice|great) (?:bot|job|work|answer)|well done|(?:vous etes|tu es) (?:tres |vraiment )?(?:utile|genial|super|gentil|efficace)|(?:sie sind|du bist) (?:sehr |wirklich |echt )?(?:hilfreich|toll|nett|super|gut|klasse))$/;

export const greets = (text: string): boolean => greeting.test(bare(text));
export const asksHowWeAre = (text: string): boolean => howAreYou.test(bare(text));
export const asksWhoWeAre = (text: string): boolean => aboutMe.test(bare(text));
export const agrees = (text: string): boolean =>
  agreement.test(bare(text)) ||
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\s:;()D-])+$/u.test(text.trim());
export const thanksOrLeaves = (text: string): boolean =>
  thanks.test(bare(text)) || farewell.test(bare(text)) || praise.test(bare(text));
