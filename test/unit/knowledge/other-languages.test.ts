import { buildIndex } from '../../../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../../../adapters/knowledge/embedded.ts';
import { readFolder } from '../../../adapters/knowledge/folder.ts';
import config from '../../../frontdesk.config.ts';

const articles = await readFolder('knowledge');
const knowledge = embeddedKnowledge(buildIndex(articles));

const languages = ['es', 'it', 'pt', 'nl', 'pl'];

/** What visitors of these languages ask, and the article that answers it. */
const answered: [string, string, string][] = [
  ['es', '¿Cuánto cuesta LiveAgent?', 'precios-y-planes'],
  ['es', '¿Cuáles son las funciones principales?', 'funciones-principales'],
  ['es', '¿Necesito una tarjeta de crédito para la prueba?', 'prueba-gratuita'],
  ['es', '¿Cómo instalo el chat en mi página web?', 'instalar-el-chat'],
  ['es', '¿Cómo configuro el reenvío de correo?', 'reenvio-de-correo'],
  ['es', '¿Mis datos están seguros?', 'seguridad-rgpd'],
  ['it', 'Quanto costa al mese per agente?', 'prezzi-e-piani'],
  ['it', 'Quali sono le funzioni principali di LiveAgent?', 'funzioni-principali'],
  ['it', 'C’è una prova gratuita?', 'prova-gratuita'],
  ['it', 'Come installo la chat sul mio sito web?', 'installare-la-chat'],
  ['it', 'Come si configura l’inoltro delle e-mail?', 'inoltro-e-mail'],
  ['it', 'LiveAgent è conforme al GDPR?', 'sicurezza-gdpr'],
  ['pt', 'Quanto custa o LiveAgent?', 'precos-e-planos'],
  ['pt', 'Quais são os principais recursos?', 'recursos-principais'],
  ['pt', 'Preciso de cartão de crédito para o teste?', 'teste-gratuito'],
  ['pt', 'Como instalo o chat no meu site?', 'instalar-o-chat'],
  ['pt', 'Como configuro o encaminhamento de e-mail?', 'encaminhamento-de-e-mail'],
  ['pt', 'Os meus dados estão seguros?', 'seguranca-gdpr'],
  ['nl', 'Wat kost het per maand?', 'prijzen-en-abonnementen'],
  ['nl', 'Wat zijn de belangrijkste functies?', 'belangrijkste-functies'],
  ['nl', 'Is er een gratis proefperiode?', 'gratis-proefperiode'],
  ['nl', 'Hoe installeer ik de chat op mijn website?', 'livechat-installeren'],
  ['nl', 'Hoe stel ik het doorsturen van e-mail in?', 'e-mail-doorsturen'],
  ['nl', 'Voldoet LiveAgent aan de AVG?', 'beveiliging-avg'],
  ['pl', 'Ile to kosztuje?', 'cennik-i-plany'],
  ['pl', 'Jakie są główne funkcje LiveAgent?', 'glowne-funkcje'],
  ['pl', 'Czy jest darmowy okres próbny?', 'darmowy-okres-probny'],
  ['pl', 'Jak zainstalować czat na stronie?', 'instalacja-czatu'],
  ['pl', 'Jak ustawić przekazywanie e-maili?', 'przekazywanie-e-mail'],
  ['pl', 'Czy LiveAgent jest zgodny z RODO?', 'bezpieczenstwo-rodo'],
];

/** About the product, or not, and in no article. */
const unanswered: [string, string][] = [
  ['es', '¿Tienen integración con Telegram?'],
  ['es', '¿Tienen certificación SOC 2?'],
  ['it', 'Avete un’integrazione con Telegram?'],
  ['it', 'Avete un programma di affiliazione?'],
  ['pt', 'Vocês têm integração com o Telegram?'],
  ['pt', 'Onde fica a sede da empresa?'],
  ['nl', 'Is er een integratie met Telegram?'],
  ['nl', 'Waar is jullie kantoor?'],
  ['pl', 'Czy macie integrację z Telegramem?'],
  ['pl', 'Gdzie jest siedziba firmy?'],
  ['cs', 'Kolik stojí LiveAgent?'],
  ['sv', 'Vad kostar det?'],
  ['ja', '料金はいくらですか？'],
];

const ask = (language: string, question: string) => knowledge.search(question, { limit: 4, language });

describe('the sample articles in Spanish, Italian, Portuguese, Dutch and Polish', () => {
  it.each(answered)('answer first, in %s: %s', async (language, question, slug) => {
    const { passages, sufficient } = await ask(language, question);
    expect(passages[0]?.id).toMatch(new RegExp(`^${slug}#\\d+$`));
    expect(sufficient).toBe(true);
  });

  it.each(unanswered)('are no evidence, in %s: %s', async (language, question) => {
    expect((await ask(language, question)).sufficient).toBe(false);
  });

  it('are six of each language, at addresses of that language', () => {
    for (const language of languages) {
      const own = articles.filter((article) => article.language === language);
      expect(own).toHaveLength(6);
      expect(own.filter(({ url }) => !new URL(url).pathname.startsWith(`/${language}/`))).toEqual([]);
    }
  });

  it('take nothing from a visitor of another language', async () => {
    for (const language of ['en', 'fr', 'de']) {
      for (const question of config.welcome.questions) {
        const { passages } = await ask(language, question[language] ?? '');
        const slugs = passages.map(({ id }) => id.split('#')[0]);
        const spoken = slugs.map((slug) => articles.find((article) => article.slug === slug)?.language);
        expect([language, spoken[0]]).toEqual([language, language]);
      }
    }
  });
});
