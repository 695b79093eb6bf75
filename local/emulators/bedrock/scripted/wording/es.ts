import type { Wording } from './wording.ts';

export const es: Wording = {
  greeting: '¡Hola! ¿Qué le gustaría saber?',
  howAreYou: '¡Todo bien por aquí, gracias por preguntar! ¿Qué le gustaría saber?',
  aboutMe:
    'Soy un asistente automático y respondo con nuestra base de conocimientos. Si prefiere una persona, solo tiene que decirlo. ¿Qué le gustaría saber?',
  thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
  allRight: 'De acuerdo. ¿Puedo ayudarle en algo más?',
  unclear: '¿Podría explicarme un poco más lo que intenta hacer?',
  unrelated:
    'Aquí solo puedo ayudarle con nuestro propio producto. Para lo demás, diríjase directamente al soporte de ese producto.',
  askUseCase: '¡Me alegra saberlo! ¿Para qué le gustaría usarlo?',
  notHelpDesk:
    'Nuestro producto sirve para responder a los clientes por correo, chat y teléfono; para eso le sería de poca utilidad.',
  askEmail:
    'Encaja bien. ¿A qué dirección de correo puede escribirle nuestro equipo? También puede decirme su nombre.',
  askEmailHere:
    'Solo puedo pasar una dirección completa que usted escriba en este chat, como nombre@example.com. ¿Cuál puede usar nuestro equipo?',
  whyEmail:
    'La dirección es solo para que nuestro equipo de ventas le responda a lo que me ha contado. No es obligatoria: pregúnteme aquí lo que quiera.',
  noEmail: 'Está bien, no hace falta ninguna dirección. ¿Qué más le gustaría saber?',
  leadThanks: '¡Gracias! ¿Le gustaría saber algo más?',
  leadKnown: '¡Gracias! Nuestro equipo de ventas ya conoce su interés. ¿Qué más le gustaría saber?',
  offer:
    'No he encontrado esto en nuestra base de conocimientos. ¿Desea la ayuda de un compañero del equipo?',
  offerOther:
    'No he encontrado esto en nuestra base de conocimientos. Nuestro equipo responde en {team}. ¿Habla {team} y desea la ayuda de un compañero del equipo en ese idioma?',
  partly:
    'Sobre el resto de su pregunta no he encontrado nada. Puede pedir una persona en cualquier momento.',
  teamHasIt:
    'No he encontrado esto en nuestra base de conocimientos. El equipo tiene su solicitud y puede leer su pregunta aquí.',
  addressSeen: '¡Gracias! El equipo puede ver su dirección en este chat.',
  pageFailed: 'No he podido leer esa página. ¿Podría copiar aquí la parte que le interesa?',
  closing: 'Un momento, por favor.',
};
