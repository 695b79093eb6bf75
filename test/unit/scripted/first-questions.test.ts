import { makesFalsePromise } from '../../../core/assistant/promises.ts';
import type { Offer } from '../../../core/escalation/offer.ts';
import config from '../../../frontdesk.config.ts';
import { wordings } from '../../../local/emulators/bedrock/scripted/wording.ts';
import { askAssistant } from '../../factories/first-answer.ts';

const nothingFound: Offer = { cause: 'not_found', reason: 'no_evidence' };

const site = 'https://www.liveagent.com';
const support = 'https://support.liveagent.com';

/** A stranger's first question, the page that answers it, and what the answer has to say. */
const first: Record<'en' | 'fr' | 'de', [string, string, RegExp][]> = {
  en: [
    ['How much does LiveAgent cost?', `${site}/pricing/`, /subscription.* per agent per month/],
    ['How much is it?', `${site}/pricing/`, /price per agent per month/],
    ['What does it cost per month?', `${site}/pricing/`, /price per agent per month/],
    ['What is the pricing model of LiveAgent?', `${site}/pricing/`, /price per agent per month/],
    ['What are the main features?', `${site}/features/`, /- Live chat\n- Call center/],
    ['What is LiveAgent?', `${site}/features/`, /help desk software/],
    ['Is there a free trial?', `${site}/trial/`, /try LiveAgent free of charge/],
    ['Can I book a demo?', `${site}/demo/`, /book a demo of LiveAgent/],
    ['How do I install the chat on my website?', `${support}/install-live-chat-button`, /JavaScript code/],
    [
      'Do you integrate with WhatsApp?',
      `${site}/features/social-media-customer-service/`,
      /integrates with WhatsApp/,
    ],
    ['Do you integrate with Slack?', `${support}/integrations-and-api-keys`, /Slack, Shopify/],
    ['Is my data safe / GDPR?', `${site}/security/`, /data is kept safe/],
    ['Are you GDPR compliant?', `${site}/security/`, /GDPR compliant/],
    ['Can I import tickets from Zendesk?', `${site}/migration/`, /import your tickets.*Zendesk/],
    ['Do you have a mobile app?', `${site}/features/mobile-apps/`, /Android and iOS/],
    ['How do I set up e-mail forwarding?', `${support}/connect-email-forwarding`, /1\. Open .*\n2\. /],
    ['How do I add agents?', `${support}/agents-roles-permissions`, /Configuration > Agents/],
    ['How do I cancel my subscription?', `${support}/billing-invoices-cancellation`, /To cancel/],
  ],
  fr: [
    ['Combien coûte LiveAgent ?', `${site}/fr/tarifs/`, /par agent et par mois : combien il coûte/],
    ['C’est combien ?', `${site}/fr/tarifs/`, /par agent et par mois/],
    ['Combien coûte votre logiciel par mois et par agent ?', `${site}/fr/tarifs/`, /par agent et par mois/],
    ['Quel est le modèle de tarification de LiveAgent ?', `${site}/fr/tarifs/`, /modèle de tarification/],
    [
      'Quelles sont les principales fonctionnalités de LiveAgent ?',
      `${site}/fr/fonctionnalites/`,
      /- Chat en direct\n- Centre d'appels/,
    ],
    ['Y a-t-il un essai gratuit ?', `${site}/fr/essai-gratuit/`, /tester LiveAgent gratuitement/],
    ['Puis-je réserver une démo ?', `${site}/fr/essai-gratuit/`, /réserver une démo/],
    [
      'Bonjour, je voudrais savoir comment installer le chat sur mon site',
      `${support}/fr/installer-le-chat-en-direct`,
      /code JavaScript/,
    ],
    ['Est-ce que vous intégrez WhatsApp ?', `${site}/fr/reseaux-sociaux/`, /s'intègre avec WhatsApp/],
    ['Mes données sont-elles en sécurité ?', `${site}/fr/securite/`, /données sont en sécurité/],
    ['Êtes-vous conforme au RGPD ?', `${site}/fr/securite/`, /conforme au RGPD/],
    ['Puis-je importer mes tickets depuis Zendesk ?', `${site}/fr/migration/`, /importer vos tickets/],
    ['Avez-vous une application mobile ?', `${site}/fr/application-mobile/`, /Android et .*iOS/],
    [
      'Comment configurer la redirection des e-mails ?',
      `${support}/fr/redirection-e-mail`,
      /redirection des e-mails :\n1\. /,
    ],
    ['Comment annuler mon abonnement ?', `${support}/fr/facturation-et-resiliation`, /Pour annuler/],
  ],
  de: [
    ['Was kostet LiveAgent?', `${site}/de/preise/`, /Preis pro Agent und Monat/],
    ['Wie viel kostet es?', `${site}/de/preise/`, /Preis pro Agent und Monat/],
    ['Wie ist das Preismodell von LiveAgent?', `${site}/de/preise/`, /Preis pro Agent und Monat/],
    [
      'Was sind die wichtigsten Funktionen von LiveAgent?',
      `${site}/de/funktionen/`,
      /- Live-Chat\n- Callcenter/,
    ],
    ['Gibt es eine kostenlose Testversion?', `${site}/de/kostenlos-testen/`, /kostenlose Testversion: /],
    ['Kann ich eine Demo buchen?', `${site}/de/kostenlos-testen/`, /Online-Demo/],
    [
      'Wie installiere ich den Chat auf meiner Website?',
      `${support}/de/live-chat-installieren`,
      /JavaScript-Code/,
    ],
    ['Gibt es eine WhatsApp-Integration?', `${site}/de/soziale-netzwerke/`, /WhatsApp.*fertige Integration/],
    ['Unterstützen Sie WhatsApp?', `${site}/de/soziale-netzwerke/`, /Wir unterstützen WhatsApp/],
    ['Sind meine Daten sicher?', `${site}/de/sicherheit/`, /Daten sind sicher/],
    ['Ist LiveAgent DSGVO-konform?', `${site}/de/sicherheit/`, /DSGVO-konform/],
    ['Kann ich Tickets aus Zendesk importieren?', `${site}/de/migration/`, /Helpdesk wie Zendesk/],
    ['Haben Sie eine mobile App?', `${site}/de/mobile-app/`, /Android und mit iOS/],
    ['Wie richte ich die E-Mail-Weiterleitung ein?', `${support}/de/e-mail-weiterleitung`, /ein:\n1\. /],
    ['Wie funktioniert die Ticketverteilung?', `${support}/de/ticketverteilung`, /automatisch/],
    ['Wie kündige ich mein Abonnement?', `${support}/de/abrechnung-und-kuendigung`, /zu kündigen/],
  ],
};

const rows = Object.entries(first).flatMap(([language, questions]) =>
  questions.map(([question, url, words]) => ({ language, question, url, words })),
);

describe('a first question', () => {
  it.each(rows)('is answered in $language: $question', async ({ language, question, url, words }) => {
    const { answer, intents } = await askAssistant(language, question);
    expect(intents).toEqual({});
    expect(answer?.sources.map((source) => source.url)).toEqual([url]);
    expect(answer?.text).toMatch(words);
    expect(answer?.text).not.toContain('?');
    expect(answer?.text.length).toBeLessThan(600);
    expect(makesFalsePromise(answer?.text ?? '')).toBe(false);
  });

  it('of the welcome is answered in every language that has articles', async () => {
    for (const question of config.welcome.questions) {
      for (const language of ['en', 'fr', 'de']) {
        const { answer } = await askAssistant(language, question[language] ?? '');
        expect(answer?.sources).toHaveLength(1);
      }
    }
  });
});

describe('words that are no question for us', () => {
  it.each<['en' | 'fr' | 'de', string, 'unrelated' | 'unclear' | 'greeting' | 'thanks' | 'allRight']>([
    ['en', 'How do I reset my Netflix password?', 'unrelated'],
    ['fr', 'Comment réinitialiser mon mot de passe Netflix ?', 'unrelated'],
    ['de', 'Wie setze ich mein Netflix-Passwort zurück?', 'unrelated'],
    ['en', 'How do I reset my Gmail password?', 'unrelated'],
    ['en', 'How do I cancel my Spotify subscription?', 'unrelated'],
    ['en', 'my Zendesk password does not work', 'unrelated'],
    ['en', 'What is the weather today?', 'unrelated'],
    ['fr', "Quel temps fait-il aujourd'hui ?", 'unrelated'],
    ['de', 'Wie wird das Wetter heute?', 'unrelated'],
    ['en', 'Tell me a joke', 'unrelated'],
    ['de', 'Erzähl mir einen Witz', 'unrelated'],
    ['en', 'Who won the world cup?', 'unrelated'],
    ['en', 'blah', 'unclear'],
    ['fr', 'asdf', 'unclear'],
    ['de', 'blah blah', 'unclear'],
    ['en', '{"a":1}', 'unclear'],
    ['en', '??', 'unclear'],
    ['en', 'What is 2+2?', 'unclear'],
    ['en', 'hi', 'greeting'],
    ['fr', 'Bonjour !', 'greeting'],
    ['de', 'Guten Tag', 'greeting'],
    ['en', 'thanks a lot', 'thanks'],
    ['fr', 'Merci beaucoup', 'thanks'],
    ['de', 'Danke schön', 'thanks'],
    ['en', 'ok', 'allRight'],
    ['de', 'Alles klar', 'allRight'],
  ])('get no source in %s: %s', async (language, words, saying) => {
    expect((await askAssistant(language, words)).answer).toEqual({
      text: wordings[language][saying],
      sources: [],
    });
  });

  it('become an offer of a person where they stay unclear', async () => {
    const { answer, intents } = await askAssistant('en', 'blah', [
      ['visitor', 'asdf'],
      ['assistant', wordings.en.unclear],
    ]);
    expect([answer, intents]).toEqual([undefined, { offer: nothingFound }]);
  });

  it('are an offer of a person where our product may be meant', async () => {
    expect((await askAssistant('en', 'Do you support Telegram?')).intents).toEqual({ offer: nothingFound });
  });
});
