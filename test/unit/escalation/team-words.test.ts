import type { FrontdeskConfig } from '../../../core/config.ts';
import type { ConversationState } from '../../../core/conversation/conversation.ts';
import type { OfferCause } from '../../../core/escalation/offer.ts';
import {
  askedWords,
  nobodyYetWords,
  offerWords,
  stillWaitingWords,
} from '../../../core/escalation/team-words.ts';
import { languageOf, supportedLanguages } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { aState } from '../../factories/conversation.ts';

const hours = { timeZone: 'Europe/Berlin', week: { wednesday: ['09:00-17:00'] }, holidays: [] };
const withHours = (own: FrontdeskConfig['escalation']['hours'] = hours): FrontdeskConfig => ({
  ...config,
  escalation: { ...config.escalation, hours: own },
});
/** A Monday evening in Berlin; people answer from Wednesday at nine. */
const evening = Date.parse('2026-01-12T19:00Z');
const noon = Date.parse('2026-01-14T11:00Z');

const moment = (language: string, at = evening, over: Partial<ConversationState> = {}) => ({
  at,
  state: { ...aState(), language, visitor: {}, ...over },
});
const everything = (own: FrontdeskConfig, language: string, at = evening): string[] => [
  askedWords(own, moment(language, at), 'asked_for_person'),
  askedWords(own, moment(language, at), 'model_failure'),
  stillWaitingWords(own, moment(language, at)),
  nobodyYetWords(own, moment(language, at)),
  offerWords(own, moment(language, at), 'not_found'),
  offerWords(own, moment(language, at, { consented: true }), 'needs_person'),
];

const openings: Record<string, string> = {
  en: 'Wednesday, January 14 at 9:00 AM GMT+1',
  fr: 'mercredi 14 janvier à 09:00 UTC+1',
  de: 'Mittwoch, 14. Januar um 09:00 MEZ',
  es: 'miércoles, 14 de enero, 9:00 CET',
  it: 'mercoledì 14 gennaio alle ore 09:00 CET',
  pt: 'quarta-feira, 14 de janeiro às 09:00 GMT+1',
  nl: 'woensdag 14 januari om 09:00 CET',
  pl: 'środa, 14 stycznia 09:00 CET',
  cs: 'středa 14. ledna v 9:00 SEČ',
  sk: 'streda 14. januára o 9:00 SEČ',
  hu: 'január 14., szerda 09:00 CET',
  ro: 'miercuri, 14 ianuarie la 09:00 CET',
  sv: 'onsdag 14 januari kl. 09:00 CET',
  ja: '1月14日水曜日 9:00 GMT+1',
};

describe.each(supportedLanguages)('words in %s', (code) => {
  const { words } = languageOf(code);

  it('are what they were while people answer, and where no hours are set', () => {
    for (const said of [everything(withHours(), code, noon), everything(config, code)]) {
      expect(said.slice(1, 4)).toEqual([words.troublePersonAsked, words.personAlreadyAsked, words.nobodyYet]);
      expect(said[5]).toBe(words.offerPerson);
      expect(said.join()).not.toContain(words.awayForNow);
    }
  });

  it('say why a person is offered', () => {
    const at = (cause: OfferCause) => offerWords(withHours(), moment(code, noon, { consented: true }), cause);
    const between = code === 'ja' ? '' : ' ';
    expect([at('not_found'), at('cannot_answer'), at('needs_person')]).toEqual([
      `${words.notFound}${between}${words.offerPerson}`,
      `${words.cannotAnswer}${between}${words.offerPerson}`,
      words.offerPerson,
    ]);
  });

  it('tell when the team is back while it is away, with every mark filled', () => {
    for (const said of everything(withHours(), code)) {
      expect(said).toContain(openings[code]);
      expect(said).not.toMatch(/[{}]|undefined| {2}/);
    }
  });

  it('tell that it is away where no opening is known', () => {
    for (const said of everything(withHours({ ...hours, week: {} }), code)) {
      expect(said).toContain(words.awayForNow);
      expect(said).not.toMatch(/[{}]|undefined| {2}/);
    }
  });

  it('promise no answer right here while it is away', () => {
    const [asked, failed, waiting] = everything(withHours(), code);
    expect([asked, failed, waiting]).not.toContain(words.personAsked);
    const ends = [words.personAsked, words.troublePersonAsked, words.personAlreadyAsked].map(
      (text) => text.split(/(?<=[.。!])\s*/).at(-1) ?? '',
    );
    for (const end of ends) expect(`${asked} ${failed} ${waiting}`).not.toContain(end);
  });
});

describe('words while the team is away', () => {
  const away = 'Our team is away right now and will be back on Wednesday, January 14 at 9:00 AM GMT+1.';
  const leave = 'If you leave your e-mail address, they can also reply to you by e-mail.';

  it('tell the whole truth in English', () => {
    expect(everything(withHours(), 'en')).toEqual([
      `I have passed your request on to our team. ${away} ${leave}`,
      `Something went wrong on my side, so I have passed your request on to our team. ${away} ${leave}`,
      `The team already has your request, and I have added your message to it. ${away} ${leave}`,
      `Nobody on the team has been able to take this chat yet. ${leave} ${away}`,
      `I could not find this in our knowledge base. ${away} Shall I pass your question on to them?`,
      `${away} Shall I pass your question on to them?`,
    ]);
  });

  it('name the language of the answer where the team does not speak the visitor’s', () => {
    const [asked, , , , offer] = everything(withHours(), 'fr');
    expect(asked).toBe(
      'J’ai transmis votre demande à notre équipe. Notre équipe est absente pour le moment et sera de retour le mercredi 14 janvier à 09:00 UTC+1. Elle vous répondra en anglais. Si vous laissez votre adresse e-mail, l’équipe pourra aussi vous répondre par e-mail.',
    );
    expect(offer).toBe(
      'Je n’ai pas trouvé cette information dans notre base de connaissances. Notre équipe est absente pour le moment et sera de retour le mercredi 14 janvier à 09:00 UTC+1. Elle répond en anglais. Parlez-vous anglais et souhaitez-vous que je lui transmette votre question ?',
    );
  });

  it('ask for no address that is known', () => {
    const known = moment('en', evening, { visitor: { email: 'zoe@example.org' } });
    expect(askedWords(withHours(), known, 'anger')).toBe(
      `I have passed your request on to our team. ${away}`,
    );
  });

  it('tell the time of summer in summer, and English where a language has no words', () => {
    const july = Date.parse('2026-07-13T19:00Z');
    expect(askedWords(withHours(), moment('de', july), 'anger')).toContain(
      'ab Mittwoch, 15. Juli um 09:00 MESZ',
    );
    expect(askedWords(withHours(), moment('fi'), 'anger')).toContain(`${away} They will answer in English.`);
  });
});
