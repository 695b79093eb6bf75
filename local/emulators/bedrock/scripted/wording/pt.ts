import type { Wording } from './wording.ts';

export const pt: Wording = {
  greeting: 'Olá! O que gostaria de saber?',
  howAreYou: 'Está tudo bem por aqui, obrigado por perguntar! O que gostaria de saber?',
  aboutMe:
    'Sou um assistente automático e respondo com base na nossa base de conhecimento. Se preferir uma pessoa, é só dizer. O que gostaria de saber?',
  thanks: 'De nada! Posso ajudar em mais alguma coisa?',
  allRight: 'Está bem. Posso ajudar em mais alguma coisa?',
  unclear: 'Poderia explicar um pouco melhor o que está a tentar fazer?',
  unrelated:
    'Aqui só posso ajudar com o nosso próprio produto. Para o resto, contacte diretamente o suporte desse produto.',
  askUseCase: 'Fico contente! Para que gostaria de o usar?',
  notHelpDesk:
    'O nosso produto serve para responder a clientes por e-mail, chat e telefone; para isso teria pouca utilidade.',
  askEmail:
    'Serve bem para isso. Para que endereço de e-mail pode a nossa equipa escrever? Pode indicar também o seu nome.',
  askEmailHere:
    'Só posso transmitir um endereço completo escrito neste chat, como nome@example.com. Qual pode a nossa equipa usar?',
  whyEmail:
    'O endereço serve apenas para a nossa equipa de vendas responder ao que me contou. Não é obrigatório: pergunte aqui o que quiser.',
  noEmail: 'Não há problema, não é preciso nenhum endereço. O que mais gostaria de saber?',
  leadThanks: 'Obrigado! Gostaria de saber mais alguma coisa?',
  leadKnown: 'Obrigado! A nossa equipa de vendas já conhece o seu interesse. O que mais gostaria de saber?',
  offer: 'Não encontrei isto na nossa base de conhecimento. Gostaria da ajuda de um colega da equipa?',
  offerOther:
    'Não encontrei isto na nossa base de conhecimento. A nossa equipa responde em {team}. Fala {team} e gostaria da ajuda de um colega da equipa nessa língua?',
  partly: 'Sobre o resto da sua pergunta não encontrei nada. Pode pedir uma pessoa a qualquer momento.',
  teamHasIt:
    'Não encontrei isto na nossa base de conhecimento. A equipa tem o seu pedido e pode ler aqui a sua pergunta.',
  addressSeen: 'Obrigado! A equipa pode ver o seu endereço neste chat.',
  pageFailed: 'Não consegui ler essa página. Poderia copiar para aqui a parte que lhe interessa?',
  closing: 'Um momento, por favor.',
};
