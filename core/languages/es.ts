import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const es: Language = {
  code: 'es',
  words: {
    personAsked:
      'He pedido a una persona de nuestro equipo que se una a este chat y le he pasado su mensaje. El equipo ya está avisado y le responderá aquí mismo.',
    personAskedOtherLanguage:
      'He pedido a una persona de nuestro equipo que se una a este chat y le he pasado su mensaje. El equipo ya está avisado y le responderá aquí mismo, en {language}.',
    personAlreadyAsked:
      'El equipo ya tiene su solicitud y he añadido su mensaje. Alguien le responderá aquí mismo.',
    personTookOver: '{name} se hace cargo de este chat.',
    assistantIsBack: 'El asistente está de vuelta. Pregúnteme lo que necesite.',
    resolved:
      'El equipo ha marcado este asunto como resuelto. Si queda algo pendiente, vuelva a escribirnos.',
    nobodyYet:
      'Todavía nadie del equipo ha podido atender este chat. Si nos deja su correo electrónico, también podrán responderle por esa vía.',
    teamMailed: 'Ahora también he enviado su solicitud al equipo por correo electrónico.',
    troublePersonAsked:
      'Algo ha fallado por mi parte, así que he pedido a una persona de nuestro equipo que le ayude. El equipo ya está avisado y le responderá aquí mismo.',
    offerPerson:
      'No he encontrado esto en nuestra base de conocimientos. ¿Quiere que avise a una persona del equipo?',
    offerPersonOtherLanguage:
      'No he encontrado esto en nuestra base de conocimientos. Nuestro equipo responde en {language}. ¿Habla {language} y quiere que avise a una persona del equipo?',
    away: 'Nuestro equipo no está disponible en este momento y volverá el {opening}.',
    awayForNow: 'Nuestro equipo no está disponible en este momento.',
    passedOn: 'He pasado su solicitud a nuestro equipo.',
    answerLanguage: 'Le responderá en {language}.',
    alreadyPassedOn: 'El equipo ya tiene su solicitud y he añadido su mensaje.',
    troublePassedOn: 'Algo ha fallado por mi parte, así que he pasado su solicitud a nuestro equipo.',
    leaveEmail: 'Si nos deja su correo electrónico, también podrán responderle por esa vía.',
    offerPassOn:
      'No he encontrado esto en nuestra base de conocimientos. {away} ¿Quiere que le pase su pregunta?',
    offerPassOnOtherLanguage:
      'No he encontrado esto en nuestra base de conocimientos. {away} El equipo responde en {language}. ¿Habla {language} y quiere que le pase su pregunta?',
    askUseCase: '¡Me alegra saberlo! ¿Para qué le gustaría usar {brand}?',
    askEmail:
      '¡Gracias! ¿A qué dirección de correo electrónico puede escribirle nuestro equipo? Si quiere, indique también su nombre.',
    leadSent: '¡Gracias! He comunicado su interés a nuestro equipo, que le escribirá por correo electrónico.',
    leadUpdated: '¡Gracias! He añadido esto a lo que ya comuniqué a nuestro equipo.',
    unrelated:
      'Solo puedo ayudarle con {brand}. Para otros productos, póngase en contacto directamente con su servicio de asistencia.',
    unclear: '¿Podría contarme un poco más sobre lo que desea saber?',
    sources: 'Fuentes',
    pickByNumber: 'Responda con un número para elegir una pregunta:',
    correction: 'Corrección: {text}',
    fileForYou: 'Aquí tiene un archivo. El enlace es válido por tiempo limitado.',
    cannotOpenFiles:
      'No puedo abrir archivos. ¿Puede decirme en pocas palabras de qué se trata, o quiere que lo pase a nuestro equipo?',
    cannotOpenFilesOtherLanguage:
      'No puedo abrir archivos. ¿Puede decirme en pocas palabras de qué se trata? Nuestro equipo responde en {language}. ¿Habla {language} y quiere que se lo pase?',
    team: 'Equipo de soporte',
  },
  person: [
    'humano',
    'persona real',
    'agente',
    'asesor',
    'operador',
    'un humano',
    'una persona',
    'ser humano',
    'agente humano',
    'no un bot',
  ],
  wantsPerson: [
    ...phrases(
      [
        'hablar con',
        'chatear con',
        'comunicarme con',
        'contactar con',
        'contactarme con',
        'hablar a',
        'conécteme con',
        'conéctame con',
        'páseme con',
        'pásame con',
        'me puede pasar con',
        'póngame con',
        'transfiérame a',
        'que me atienda',
        'necesito',
        'quiero',
        'quisiera',
      ],
      [
        'una persona',
        'una persona real',
        'una persona de verdad',
        'un humano',
        'un ser humano',
        'un agente',
        'un agente humano',
        'una agente',
        'un asesor',
        'una asesora',
        'un operador',
        'una operadora',
        'un representante',
        'un compañero',
        'un ejecutivo',
        'un encargado',
        'alguien',
        'alguna persona',
        'algún agente',
      ],
    ),
    ...phrases(
      ['hablar con', 'contactar con', 'comunicarme con', 'póngame con', 'páseme con'],
      [
        'soporte',
        'el soporte',
        'atención al cliente',
        'ventas',
        'su equipo',
        'el equipo',
        'servicio al cliente',
      ],
    ),
  ],
  yes: [
    'sí',
    'si',
    'sí por favor',
    'claro',
    'por supuesto',
    'vale',
    'de acuerdo',
    'ok',
    'okay',
    'bueno',
    'adelante',
    'por favor',
    'perfecto',
    'desde luego',
  ],
  no: ['no', 'no gracias', 'ahora no', 'no hace falta', 'no es necesario', 'todavía no'],
};
