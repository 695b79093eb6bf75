/** Everything Frontdesk says of its own accord in one language. `{…}` marks are filled by `fill`. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  words: {
    /** A person was asked for; the team has been notified and nobody has answered yet. */
    personAsked: string;
    /** The same where the team will answer in another language: {language}. */
    personAskedOtherLanguage: string;
    /** Asked again while the case is still open. */
    personAlreadyAsked: string;
    /** {name} has taken the chat. */
    personTookOver: string;
    /** The assistant answers again. */
    assistantIsBack: string;
    /** The team marked the matter as settled. */
    resolved: string;
    /** {name} took the chat and has left the visitor without an answer. */
    stillWithPerson: string;
    /** Follows it: they were reminded. */
    personReminded: string;
    /** {name} did not answer, so that anybody on the team may take the chat again. */
    teamCalledAgain: string;
    /** Nobody has taken the case so far; an e-mail address is asked for. */
    nobodyYet: string;
    /** The request was also mailed to the team. */
    teamMailed: string;
    /** The team cannot be reached in chat, so the request was mailed to it. */
    mailedInstead: string;
    /** The assistant failed and a person was asked. */
    troublePersonAsked: string;
    /** No evidence was found. */
    notFound: string;
    /** There is no answer that may be given: what the model wrote was kept back. */
    cannotAnswer: string;
    /** A person is offered. */
    offerPerson: string;
    /** Asks whether the visitor speaks {language} and wants a teammate in it. */
    offerPersonOtherLanguage: string;
    /** Nobody is there now; the team is back at {opening}, a date and time. */
    away: string;
    /** The same where no opening is known. */
    awayForNow: string;
    /** While the team is away: a person was asked for, and the request lies with the team. */
    passedOn: string;
    /** Follows it where the team will answer in another language: {language}. */
    answerLanguage: string;
    /** While the team is away: asked again. */
    alreadyPassedOn: string;
    /** While the team is away: the assistant failed, and the request lies with the team. */
    troublePassedOn: string;
    /** An e-mail address is asked for, so that the team can reply. */
    leaveEmail: string;
    /** While the team is away, which {away} says; asks whether to pass the question on. */
    offerPassOn: string;
    /** The same, asking whether the visitor speaks {language} too. */
    offerPassOnOtherLanguage: string;
    /** Asks what the visitor would use {brand} for. */
    askUseCase: string;
    /** Asks for an e-mail address, and a name if they like. */
    askEmail: string;
    /** The team was told of the visitor's interest and will write. */
    leadSent: string;
    /** What the visitor added was passed on as well, after a lead. */
    leadUpdated: string;
    /** Unrelated to {brand}: advises that product's own support. */
    unrelated: string;
    /** Asks the visitor to say more. */
    unclear: string;
    /** Heading before the pages an answer rests on. */
    sources: string;
    /** Before a numbered list: a number may be typed to pick. */
    pickByNumber: string;
    /** A teammate changed a message that had been sent: {text}, as it is now. */
    correction: string;
    /** Under a teammate's message that was translated from {language}. */
    translated: string;
    /** Under one that is in {language}, because it could not be translated. */
    notTranslated: string;
    /** Stands where a teammate sent a file without a word; its link follows. */
    fileForYou: string;
    /** The visitor sent a file without a word; asks for words. */
    cannotOpenFiles: string;
    /** The visitor writes faster than is read; an answer to all of it comes in a minute. */
    tooFast: string;
    /** The visitor has opened too many chats; this one is answered within an hour. */
    tooManyChats: string;
    /** Of a very long message only {count} characters were read. */
    readInPart: string;
    /** The assistant may not answer any more, and a person was asked. */
    limitPersonAsked: string;
    /** While the team is away: the same, and the request lies with the team. */
    limitPassedOn: string;
    /** Name shown where a teammate's own is not known. */
    team: string;
  };
  /** Lower-case words for a person that ask for one where nothing but politeness stands around them: "human please". */
  person: string[];
  /** Lower-case phrases that, standing in a message as whole words, ask for a person. */
  wantsPerson: string[];
  /** Lower-case whole messages (or their beginnings) that say yes, and no. */
  yes: string[];
  no: string[];
  /** Lower-case phrases that only somebody angry at us writes; a mild word such as "useless" is none. */
  anger: string[];
  /** Lower-case phrases that show anger where they are shouted. */
  complaints: string[];
}
