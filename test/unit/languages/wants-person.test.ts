import { wantsPerson } from '../../../core/languages/languages.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';

describe('wantsPerson', () => {
  it.each([
    // en
    'human',
    'Human please!',
    'AGENT',
    'Can I talk to a real person?',
    'i want to speak with someone',
    "I'd like to talk to an agent about my invoice",
    'Please connect me to support',
    'no I want to talk to a person',
    'I do not want to talk to a bot, I want to talk to a human',
    "Why can't I talk to a human?",
    'Your agents never answer, let me talk to a real person',
    'not a bot but a human agent',
    'give me a human being now',
    'live agent please',
    'How do I talk to a human?',
    'a real human agent',
    'operator',
    // de
    'Ich möchte mit einem Mitarbeiter sprechen',
    'kann ich bitte mit jemandem reden?',
    'Verbinden Sie mich mit einem Menschen',
    'Mensch!',
    // fr
    "Je voudrais parler à quelqu'un",
    'Puis-je parler à un humain ?',
    'parler a un conseiller svp',
    'Mettez-moi en relation avec un agent',
    // es
    'Quiero hablar con una persona',
    '¿Puedo hablar con alguien?',
    'necesito un agente humano',
    // it
    'Vorrei parlare con un operatore',
    'operatore per favore',
    // pt
    'Quero falar com um atendente',
    'Preciso falar com alguem',
    // nl
    'Ik wil graag met een medewerker spreken',
    'Kan ik iemand spreken?',
    // pl
    'Chciałbym porozmawiać z konsultantem',
    'Chce rozmawiac z czlowiekiem',
    'Proszę o połączenie z konsultantem',
    // cs
    'Chci mluvit s člověkem',
    'Můžu mluvit s operátorem?',
    'chtel bych mluvit s nekym z podpory',
    // sk
    'Chcem hovoriť s človekom',
    'Mohol by som sa porozprávať s operátorom?',
    // hu
    'Szeretnék egy emberrel beszélni',
    'Beszélhetek egy ügyintézővel?',
    // ro
    'Vreau să vorbesc cu un om',
    'Pot vorbi cu un operator?',
    // sv
    'Jag vill prata med en människa',
    'Kan jag få prata med någon?',
    // ja
    '担当者と話したいです',
    'オペレーターにつないでください',
    '人間と話したい',
    'オペレーター',
    'Szeretnék egy ügyintézővel beszélni a számlámról',
  ])('hears the wish in "%s"', (text) => {
    expect(wantsPerson(text)).toBe(true);
  });

  it.each([
    'LiveAgent agents',
    'live agent pricing',
    'how many human agents are included?',
    'Can agents talk to someone else during a call?',
    'How do my customers talk to an agent?',
    'can visitors speak to someone by phone?',
    'What happens when a visitor wants to talk to a person?',
    'Does the chatbot let users talk to a human?',
    'How much does an agent cost?',
    'price per agent',
    'Add an agent',
    'Are you a human?',
    'Am I talking to a real person?',
    "I don't want to talk to a person",
    'I can solve this without talking to a person',
    'No need to speak to an agent',
    'Do you have a representative list of customers?',
    'human resources software',
    'Is there a personal data export?',
    'Can you connect me with Zapier?',
    '¿Cuánto cuesta un agente humano?',
    'How does the human agent handover work?',
    'Wie viele Mitarbeiter sind enthalten?',
    'Können meine Kunden mit einem Mitarbeiter sprechen?',
    'Ich möchte nicht mit einem Menschen sprechen',
    'Was kostet ein Agent pro Monat?',
    'Combien coûte un agent ?',
    'Je ne veux pas parler à un humain',
    'Mes clients peuvent-ils parler à un agent ?',
    'No quiero hablar con una persona',
    '¿Cuánto cuesta un agente?',
    'Quanto costa un operatore?',
    'Nechci mluvit s člověkem',
    'Kolik stojí jeden operátor?',
    'Ile kosztuje konsultant?',
    'Mennyibe kerül egy ügyintéző?',
    'Cât costă un operator?',
    'Vad kostar en agent?',
    'オペレーターの人数はいくつですか',
    'お客様が担当者と話せますか',
    '担当者と話したくない',
    '担当者と話をしたい必要はありません',
    '',
  ])('does not hear it in "%s"', (text) => {
    expect(wantsPerson(text)).toBe(false);
  });

  it('takes time that grows with the length of a message only', async () => {
    const calm = (sentences: number) => 'the quick brown fox talks to its agents. '.repeat(sentences);
    expect(wantsPerson(calm(250))).toBe(false);
    expect(await growthOf((sentences) => wantsPerson(calm(sentences)), { length: 60 })).toBeLessThan(
      mostGrowth,
    );
  });
});
