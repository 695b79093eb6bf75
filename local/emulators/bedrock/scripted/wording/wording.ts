/** Everything the scripted model says of its own, in one language. */
export interface Wording {
  greeting: string;
  howAreYou: string;
  /** To somebody who asks whether they talk to a machine. */
  aboutMe: string;
  thanks: string;
  allRight: string;
  unclear: string;
  unrelated: string;
  askUseCase: string;
  notHelpDesk: string;
  askEmail: string;
  /** To somebody who means an address that was not written here, or wrote half of one. */
  askEmailHere: string;
  /** To somebody who asks what the address is for. */
  whyEmail: string;
  /** To somebody who would rather give no address. */
  noEmail: string;
  leadThanks: string;
  leadKnown: string;
  offer: string;
  /** {team}: a language the team speaks. */
  offerOther: string;
  /** Where only a part of what was asked is answered. */
  partly: string;
  teamHasIt: string;
  addressSeen: string;
  pageFailed: string;
  closing: string;
}
