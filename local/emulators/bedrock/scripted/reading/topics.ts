import { fold } from '../text.ts';

/** A matter visitors ask about in many words, and the words that articles use for it. */
interface Topic {
  /** For folded text, in all languages. */
  when: RegExp;
  /** By language. */
  words: Record<string, string>;
}

const topics: Topic[] = [
  {
    when: /\b(price\w*|pricing|costs?|costing|how much (is|are|does|do|for|would|will|it)|fees?|rates?|expensive|cheap\w*|afford\w*|prix|tarif\w*|combien (ca |cela |vous |il |elle )?(cout\w*|pour|est|par|ca|faut)|c'est combien|a combien|revien\w+|cout\w*|chers?|chere|preis\w*|kost(et|en)|teuer|gunstig|wie ?viel (ist|kostet|pro|im|fur|zahl\w*|macht))\b/,
    words: {
      en: 'price per agent per month cost plan',
      fr: 'prix coûte par agent et par mois',
      de: 'Preis kostet pro Agent und Monat',
    },
  },
  {
    when: /\b(yearly|annual\w*|(per|a|each|every) year|annuel\w*|(par|a l')\s?an(nee)?|(a|pour) l'annee|jahrlich\w*|(pro|im|ein|jedes) jahr|jahresz\w+|jahresab\w+)\b/,
    words: {
      en: 'yearly billing costs less',
      fr: 'facturation annuelle revient moins cher',
      de: 'jährlicher Abrechnung kostet',
    },
  },
  {
    when: /\b(free trial|trial|try (it|out|before|for free|liveagent)|test (it|before|for free|account|version)|essai|essayer|tester|gratuitement|testversion|testphase|testzugang|testen|ausprobieren|probezeit|gratis)\b/,
    words: {
      en: 'free trial try LiveAgent',
      fr: 'essai gratuit tester gratuitement',
      de: 'kostenlose Testversion testen',
    },
  },
  {
    when: /\b(credit cards?|carte (bancaire|de credit|bleue)|kreditkarte\w*)\b/,
    words: { en: 'credit card needed', fr: 'carte bancaire demandée', de: 'Kreditkarte brauchen' },
  },
  {
    when: /\b(demos?|demonstration|product tour|vorfuhrung\w*|show me (the|your) product)\b/,
    words: { en: 'book a demo', fr: 'réserver une démo démonstration', de: 'Online-Demo buchen' },
  },
  {
    when: /\b(features?|what can (it|liveagent|your (tool|software|product)) do|functionalit\w+|capabilities|fonctionnalites?|que (fait|propose|peut) (liveagent|votre)|funktionen|funktionsumfang|was kann (liveagent|ihr\w*|die software|das))\b/,
    words: { en: 'main features', fr: 'principales fonctionnalités', de: 'wichtigsten Funktionen' },
  },
  {
    when: /\b(mobile( apps?)?|iphone|ipad|android|ios|smartphone|tablet\w*|phone app|appli\w* mobile|handy(app)?)\b/,
    words: {
      en: 'mobile apps Android iOS',
      fr: 'application mobile Android iOS',
      de: 'mobile App Android iOS',
    },
  },
  {
    when: /\b(cancel\w*|terminate|end (my|our|the) (plan|subscription|contract)|resili\w+|annul\w+|arreter (mon|notre) abonnement|kundig\w*|kundbar|abbestell\w*)\b/,
    words: {
      en: 'cancel subscription',
      fr: 'annuler résilier abonnement',
      de: 'Abonnement kündigen',
    },
  },
  {
    when: /\b(invoices?|receipts?|factures?|rechnung(en)?)\b/,
    words: { en: 'invoice download PDF', fr: 'factures télécharger PDF', de: 'Rechnungen herunterladen PDF' },
  },
  {
    when: /\b(install\w*|embed|add|put|ajouter|mettre|integr\w+|einbau\w*|einbind\w*|einricht\w*|hinzufug\w*)\b.{0,25}\b(live )?(chat\w*|widget)\b|\b(chat\w*|widget)\b.{0,30}\b(install\w*|einbau\w*|einbind\w*|einricht\w*)/,
    words: {
      en: 'install live chat button code website',
      fr: 'installer le chat code JavaScript site',
      de: 'Live-Chat installieren JavaScript-Code Website',
    },
  },
  {
    when: /\b(forward\w*|redirig\w*|redirection|transfer\w* (les|mes|nos) (mails|e-?mails)|weiterleit\w*)\b/,
    words: {
      en: 'e-mail forwarding set up',
      fr: 'redirection des e-mails configurer',
      de: 'E-Mail-Weiterleitung einrichten',
    },
  },
  {
    when: /\b(import\w*|migrat\w*|migrer|switch from|move from|moving from|transfer .{0,20}from|ubertrag\w*|ubernehm\w*|mitnehm\w*|umzieh\w*|umzug|umstieg\w*|importier\w*)\b/,
    words: {
      en: 'import tickets contacts from another help desk',
      fr: "importer tickets depuis un autre service d'assistance",
      de: 'Tickets aus anderem Helpdesk importieren',
    },
  },
  {
    when: /\b(gdpr|rgpd|dsgvo|data protection|protection des donnees|datenschutz\w*)\b/,
    words: { en: 'GDPR compliant', fr: 'conforme au RGPD', de: 'DSGVO-konform Datenschutz' },
  },
  {
    when: /\b(secure|security|safe|encrypt\w*|securi\w+|chiffre\w*|sicher\w*|verschlussel\w*)\b/,
    words: { en: 'data kept safe', fr: 'données sont en sécurité', de: 'Daten sind sicher' },
  },
  {
    when: /\b(2fa|two[- ]?factor|two[- ]step|mfa|double authentification|deux facteurs|zwei-?faktor\w*)\b/,
    words: {
      en: 'two-factor authentication 2FA',
      fr: 'authentification à deux facteurs 2FA',
      de: 'Zwei-Faktor-Authentifizierung 2FA',
    },
  },
  {
    when: /\b(whats ?app)\b/,
    words: {
      en: 'integrates with WhatsApp messages',
      fr: "s'intègre avec WhatsApp",
      de: 'WhatsApp-Integration unterstützen',
    },
  },
  {
    when: /\b(phone numbers?|call cent(er|re)|phone calls?|telephony|voip|ivr|centre d'appels|telephonie|callcenter|telefonie\w*)\b/,
    words: { en: 'call center calls', fr: "centre d'appels", de: 'Callcenter Anrufe' },
  },
  {
    when: /\b(set ?up fee|installation fee|contracts?|commitment|frais d'installation|engagement|einrichtungsgebuhr|mindestlaufzeit|vertragslaufzeit|bindung)\b/,
    words: {
      en: 'setup fee long commitment',
      fr: "frais d'installation engagement",
      de: 'Einrichtungsgebühr Bindung',
    },
  },
];

/** The words of articles for the matters a question is about; empty where none is known. */
export const articleWords = (question: string, language: string): string[] => {
  const folded = fold(question);
  return topics.flatMap(({ when, words }) => {
    const own = when.test(folded) ? words[language] : undefined;
    return own === undefined ? [] : [own];
  });
};
