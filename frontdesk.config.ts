import type { FrontdeskConfig } from './core/config.ts';

/** Everything a customer edits. Checked before `cdk synth`; docs/configuration.md explains each key. */
const config: FrontdeskConfig = {
  brand: {
    name: 'LiveAgent',
    products: ['FlowHunt'],
    description: 'LiveAgent is multichannel help desk and live chat software.',
    assistantName: 'LiveAgent assistant',
    site: 'https://www.liveagent.com',
    tone: 'friendly, concrete and short',
    unrelated: 'advise contacting the support of that product',
  },
  languages: { default: 'en', team: ['en'] },
  welcome: {
    text: {
      en: 'Hello, and welcome to LiveAgent! How can I help you today?',
      fr: 'Bonjour et bienvenue chez LiveAgent ! Comment puis-je vous aider ?',
      de: 'Hallo und willkommen bei LiveAgent! Wie kann ich Ihnen helfen?',
      es: '¡Hola y bienvenido a LiveAgent! ¿En qué puedo ayudarle?',
      it: 'Buongiorno e benvenuto in LiveAgent! Come posso aiutarla?',
      pt: 'Olá e bem-vindo ao LiveAgent! Como posso ajudar?',
      nl: 'Hallo en welkom bij LiveAgent! Waarmee kan ik u helpen?',
      pl: 'Dzień dobry, witamy w LiveAgent! W czym mogę pomóc?',
      cs: 'Dobrý den a vítejte v LiveAgent! S čím vám mohu pomoci?',
      sk: 'Dobrý deň a vitajte v LiveAgent! S čím vám môžem pomôcť?',
      hu: 'Üdvözöljük a LiveAgentnél! Miben segíthetek?',
      ro: 'Bună ziua și bun venit la LiveAgent! Cu ce vă pot ajuta?',
      sv: 'Hej och välkommen till LiveAgent! Hur kan jag hjälpa dig?',
      ja: 'LiveAgentへようこそ！どのようなご用件でしょうか？',
    },
    links: [
      {
        label: { en: 'Pricing', fr: 'Tarifs', de: 'Preise', es: 'Precios' },
        url: 'https://www.liveagent.com/pricing/',
      },
      {
        label: { en: 'Free trial', fr: 'Essai gratuit', de: 'Kostenlos testen', es: 'Prueba gratuita' },
        url: 'https://www.liveagent.com/trial/',
      },
      {
        label: { en: 'Book a demo', fr: 'Demander une démo', de: 'Demo buchen', es: 'Reservar una demo' },
        url: 'https://www.liveagent.com/demo/',
      },
    ],
    questions: [
      {
        en: 'What are the main features of LiveAgent?',
        fr: 'Quelles sont les principales fonctionnalités de LiveAgent ?',
        de: 'Was sind die wichtigsten Funktionen von LiveAgent?',
        es: '¿Cuáles son las funciones principales de LiveAgent?',
      },
      {
        en: 'What is the pricing model of LiveAgent?',
        fr: 'Quel est le modèle de tarification de LiveAgent ?',
        de: 'Wie ist das Preismodell von LiveAgent?',
        es: '¿Cuál es el modelo de precios de LiveAgent?',
      },
    ],
  },
  model: {
    id: 'eu.anthropic.claude-sonnet-4-6',
    region: 'eu-central-1',
    maxTokens: 900,
    temperature: 0.2,
    historyMessages: 20,
    maxCalls: 4,
    prices: { input: 3.3, output: 16.5, cacheRead: 0.33, cacheWrite: 4.125 },
  },
  knowledge: {
    engine: 'embedded',
    sources: [{ kind: 'folder', path: 'knowledge' }],
    sync: { everyHours: 24 },
    crawl: { requestsPerSecond: 1, maxPages: 2000 },
    passages: 4,
    sites: ['https://www.liveagent.com', 'https://support.liveagent.com'],
  },
  escalation: {
    topics: ['chargeback', 'billing dispute', 'data breach'],
    turnsWithoutProgress: 3,
    // Without hours people are taken to be there at all times; docs/configuration.md shows how to set them.
    unclaimed: [
      { afterSeconds: 120, action: 'mention', mention: 'here' },
      { afterSeconds: 300, action: 'tell_visitor' },
      { afterSeconds: 600, action: 'mail_team' },
    ],
    transcriptDays: 7,
  },
  slack: {
    channel: 'C0FRONTDESK',
    mention: 'here',
    responders: { users: ['U0ANNASMITH', 'U0BENJONES'] },
  },
  leads: {
    recipients: ['sales@example.com'],
    sender: 'frontdesk@example.com',
    suppressedPages: ['https://www.liveagent.com/directory/'],
  },
  liveagent: {
    url: 'https://yours.ladesk.com',
    agents: {
      assistant: 'assistant@example.com',
      team: 'team@example.com',
      notices: 'notices@example.com',
    },
  },
  retention: { days: 90 },
  deployment: {
    stackName: 'Frontdesk',
    logDays: 30,
    onDestroy: 'retain',
    dashboards: true,
  },
};

export default config;
