/** Questions as people put them in a chat, with greetings and wishes around: language, question, article that answers it. */
export const chatAnswerable: [string, string, string][] = [
  ['es', 'Hola, quisiera saber cuánto cuesta el programa', 'precios-y-planes'],
  ['es', 'Buenos días, me gustaría probar el programa gratis', 'prueba-gratuita'],
  ['es', 'Hola, ¿me pueden ayudar a instalar el chat por favor?', 'instalar-el-chat'],
  ['it', 'Ciao, vorrei sapere quanto costa il programma', 'prezzi-e-piani'],
  ['it', 'Buongiorno, mi piacerebbe provare gratuitamente il software', 'prova-gratuita'],
  ['it', 'Salve, potete aiutarmi a installare la chat per favore?', 'installare-la-chat'],
  ['pt', 'Olá, gostaria de saber quanto custa o programa', 'precos-e-planos'],
  ['pt', 'Bom dia, eu queria testar o programa gratuitamente', 'teste-gratuito'],
  ['pt', 'Oi, vocês podem me ajudar a instalar o chat por favor?', 'instalar-o-chat'],
  ['nl', 'Hallo, ik zou graag willen weten wat het programma kost', 'prijzen-en-abonnementen'],
  ['nl', 'Goedemorgen, ik wil het programma graag gratis proberen', 'gratis-proefperiode'],
  ['nl', 'Hoi, kunnen jullie me helpen de chat te installeren alstublieft?', 'livechat-installeren'],
  ['pl', 'Cześć, chciałbym wiedzieć ile kosztuje program', 'cennik-i-plany'],
  ['pl', 'Dzień dobry, chcę wypróbować program za darmo', 'darmowy-okres-probny'],
  ['pl', 'Witam, proszę o pomoc, jak zainstalować czat?', 'instalacja-czatu'],
];

/** The same around matters that no article answers. */
export const chatUnanswerable: [string, string][] = [
  ['es', 'Hola, quisiera saber si tienen integración con Telegram, gracias'],
  ['es', 'Buenas tardes, necesito ayuda con mi lavadora'],
  ['es', 'Por favor, ¿me puede decir el tiempo en Madrid?'],
  ['it', 'Ciao, vorrei sapere se avete un’integrazione con Telegram, grazie'],
  ['it', 'Buonasera, ho bisogno di aiuto con la lavatrice'],
  ['it', 'Per favore, potete dirmi che tempo fa a Roma?'],
  ['pt', 'Olá, gostaria de saber se vocês têm integração com o Telegram, obrigado'],
  ['pt', 'Boa tarde, preciso de ajuda com a máquina de lavar'],
  ['pt', 'Por favor, pode dizer-me como está o tempo em Lisboa?'],
  ['nl', 'Hallo, ik zou graag willen weten of jullie een integratie met Telegram hebben'],
  ['nl', 'Goedemiddag, ik heb hulp nodig met mijn wasmachine'],
  ['nl', 'Kunt u mij vertellen wat voor weer het is in Utrecht?'],
  ['pl', 'Cześć, chciałbym wiedzieć, czy jest integracja z Telegramem, dziękuję'],
  ['pl', 'Dzień dobry, potrzebuję pomocy z moją pralką'],
  ['pl', 'Proszę powiedzieć, jaka jest pogoda w Warszawie'],
];

/** Written together with those and not used for any choice of words. */
export const chatAnswerableHeldOut: [string, string, string][] = [
  ['es', 'Buenas, querría conocer las funciones principales, gracias', 'funciones-principales'],
  ['es', 'Hola, necesito saber si mis datos están seguros', 'seguridad-rgpd'],
  ['it', 'Salve, vorremmo conoscere le funzioni principali, grazie', 'funzioni-principali'],
  ['it', 'Ciao, ho bisogno di sapere se i miei dati sono al sicuro', 'sicurezza-gdpr'],
  ['pt', 'Olá, queríamos conhecer os principais recursos, obrigada', 'recursos-principais'],
  ['pt', 'Bom dia, preciso saber se os meus dados estão seguros', 'seguranca-gdpr'],
  ['nl', 'Hallo, wij willen graag de belangrijkste functies kennen, bedankt', 'belangrijkste-functies'],
  ['nl', 'Goedendag, ik wil weten of mijn gegevens veilig zijn', 'beveiliging-avg'],
  ['pl', 'Witam, chcemy poznać główne funkcje, dziękuję', 'glowne-funkcje'],
  ['pl', 'Dzień dobry, chciałabym wiedzieć, czy moje dane są bezpieczne', 'bezpieczenstwo-rodo'],
];

export const chatUnanswerableHeldOut: [string, string][] = [
  ['es', 'Hola, me gustaría saber dónde está su oficina'],
  ['es', '¿Podrían decirme quién es el director de la empresa?'],
  ['it', 'Salve, mi piacerebbe sapere dove si trova il vostro ufficio'],
  ['it', 'Potreste dirmi chi è il direttore dell’azienda?'],
  ['pt', 'Olá, gostaria de saber onde é o escritório'],
  ['pt', 'Poderiam dizer-me quem é o diretor da empresa?'],
  ['nl', 'Hallo, ik zou graag weten waar jullie kantoor is'],
  ['nl', 'Kunnen jullie me zeggen wie de directeur van het bedrijf is?'],
  ['pl', 'Witam, chciałbym wiedzieć, gdzie jest wasze biuro'],
  ['pl', 'Czy możecie powiedzieć, kto jest dyrektorem firmy?'],
];
