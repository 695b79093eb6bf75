import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const pt: Language = {
  code: 'pt',
  words: {
    personAsked:
      'Pedi a uma pessoa da nossa equipe que entre neste chat e encaminhei a sua mensagem. A equipe já foi avisada e responderá aqui mesmo.',
    personAskedOtherLanguage:
      'Pedi a uma pessoa da nossa equipe que entre neste chat e encaminhei a sua mensagem. A equipe já foi avisada e responderá aqui mesmo, em {language}.',
    personAlreadyAsked:
      'A equipe já tem o seu pedido e acrescentei a sua mensagem. Alguém responderá aqui mesmo.',
    personTookOver: '{name} assume agora este chat.',
    assistantIsBack: 'O assistente está de volta. Pergunte o que quiser.',
    resolved:
      'A equipe marcou este assunto como resolvido. Se ainda restar alguma dúvida, basta escrever novamente.',
    nobodyYet:
      'Até agora ninguém da equipe pôde atender este chat. Se informar o seu e-mail, a equipe também poderá responder por e-mail.',
    teamMailed: 'Agora também enviei o seu pedido à equipe por e-mail.',
    troublePersonAsked:
      'Algo deu errado do meu lado, por isso pedi a uma pessoa da nossa equipe que ajude. A equipe já foi avisada e responderá aqui mesmo.',
    offerPerson:
      'Não encontrei esta informação na nossa base de conhecimento. Deseja que eu chame uma pessoa da equipe?',
    offerPersonOtherLanguage:
      'Não encontrei esta informação na nossa base de conhecimento. A nossa equipe responde em {language}. Fala {language} e deseja que eu chame uma pessoa da equipe?',
    away: 'A nossa equipe não está disponível neste momento. Próximo horário de atendimento: {opening}.',
    awayForNow: 'A nossa equipe não está disponível neste momento.',
    passedOn: 'Encaminhei o seu pedido à nossa equipe.',
    answerLanguage: 'A resposta será em {language}.',
    alreadyPassedOn: 'A equipe já tem o seu pedido e acrescentei a sua mensagem.',
    troublePassedOn: 'Algo deu errado do meu lado, por isso encaminhei o seu pedido à nossa equipe.',
    leaveEmail: 'Se informar o seu e-mail, a equipe também poderá responder por e-mail.',
    offerPassOn:
      'Não encontrei esta informação na nossa base de conhecimento. {away} Deseja que eu encaminhe a sua pergunta à equipe?',
    offerPassOnOtherLanguage:
      'Não encontrei esta informação na nossa base de conhecimento. {away} A equipe responde em {language}. Fala {language} e deseja que eu encaminhe a sua pergunta à equipe?',
    askUseCase: 'Que bom saber! Para que gostaria de usar o {brand}?',
    askEmail:
      'Obrigado! Para qual endereço de e-mail a nossa equipe pode escrever? Se quiser, informe também o seu nome.',
    leadSent: 'Obrigado! Comuniquei o seu interesse à nossa equipe, que escreverá por e-mail.',
    leadUpdated: 'Obrigado! Acrescentei isto ao que já comuniquei à nossa equipe.',
    unrelated:
      'Só posso ajudar com o {brand}. Para outros produtos, contacte diretamente o respectivo suporte.',
    unclear: 'Poderia contar um pouco mais sobre o que deseja saber?',
    sources: 'Fontes',
    pickByNumber: 'Responda com um número para escolher uma pergunta:',
    correction: 'Correção: {text}',
    fileForYou: 'Aqui está um arquivo para você. O link é válido por tempo limitado.',
    cannotOpenFiles:
      'Não consigo abrir arquivos. Pode dizer em poucas palavras do que se trata, ou deseja que eu encaminhe isto à nossa equipe?',
    cannotOpenFilesOtherLanguage:
      'Não consigo abrir arquivos. Pode dizer em poucas palavras do que se trata? A nossa equipe responde em {language}. Fala {language} e deseja que eu encaminhe isto à equipe?',
    team: 'Equipe de suporte',
  },
  person: [
    'humano',
    'atendente',
    'pessoa real',
    'ser humano',
    'atendente humano',
    'atendimento humano',
    'um humano',
    'não um robô',
  ],
  wantsPerson: [
    ...phrases(
      [
        'falar com',
        'conversar com',
        'falar a',
        'me comunicar com',
        'entrar em contato com',
        'me passe para',
        'me transfira para',
        'me transfere para',
        'passe-me a',
        'me conecte com',
        'ser atendido por',
        'ser atendida por',
        'quero',
        'queria',
        'gostaria de',
        'preciso de',
      ],
      [
        'uma pessoa',
        'uma pessoa real',
        'uma pessoa de verdade',
        'um humano',
        'um ser humano',
        'um atendente',
        'uma atendente',
        'um atendente humano',
        'um agente',
        'um operador',
        'um consultor',
        'um representante',
        'um vendedor',
        'um colega',
        'um responsável',
        'alguém',
        'atendimento humano',
      ],
    ),
    ...phrases(
      ['falar com', 'entrar em contato com', 'conversar com'],
      [
        'o suporte',
        'a equipe',
        'a equipa',
        'o time',
        'o atendimento',
        'as vendas',
        'o apoio ao cliente',
        'a sua equipe',
      ],
    ),
  ],
  yes: [
    'sim',
    'sim por favor',
    'claro',
    'com certeza',
    'ok',
    'okay',
    'tá bom',
    'está bem',
    'pode ser',
    'por favor',
    'quero',
    'quero sim',
    'isso',
  ],
  no: ['não', 'nao', 'não obrigado', 'não obrigada', 'agora não', 'não precisa', 'ainda não'],
};
