import type { Wording } from './wording.ts';

export const pl: Wording = {
  greeting: 'Dzień dobry! Czego chciałby się Pan lub Pani dowiedzieć?',
  howAreYou: 'Wszystko w porządku, dziękuję za pytanie! W czym mogę pomóc?',
  aboutMe:
    'Jestem automatycznym asystentem i odpowiadam na podstawie naszej bazy wiedzy. Jeśli woli Pan lub Pani rozmawiać z człowiekiem, wystarczy o tym napisać. W czym mogę pomóc?',
  thanks: 'Nie ma za co! Czy mogę jeszcze w czymś pomóc?',
  allRight: 'W porządku. Czy mogę jeszcze w czymś pomóc?',
  unclear: 'Czy mogę prosić o trochę więcej szczegółów: co dokładnie ma zostać zrobione?',
  unrelated:
    'Mogę tu pomóc tylko w sprawie naszego własnego produktu. W pozostałych sprawach proszę zwrócić się bezpośrednio do pomocy technicznej tamtego produktu.',
  askUseCase: 'Miło mi to słyszeć! Do czego miałby służyć nasz produkt?',
  notHelpDesk:
    'Nasz produkt służy do odpowiadania klientom przez e-mail, czat i telefon, więc do tego raczej się nie przyda.',
  askEmail:
    'To dobrze pasuje. Na jaki adres e-mail może napisać nasz zespół? Chętnie poznam też imię i nazwisko.',
  askEmailHere:
    'Mogę przekazać tylko pełny adres podany w tym czacie, na przykład imie@example.com. Którego adresu może użyć nasz zespół?',
  whyEmail:
    'Adres jest potrzebny tylko zespołowi sprzedaży, aby mógł odpowiedzieć na to, co zostało tu napisane. Nie trzeba go podawać: proszę śmiało pytać tutaj.',
  noEmail: 'W porządku, adres nie jest konieczny. Co jeszcze chciałby Pan lub Pani wiedzieć?',
  leadThanks: 'Dziękuję! Czy jest jeszcze coś, co warto wyjaśnić?',
  leadKnown: 'Dziękuję! Nasz zespół sprzedaży już wie o tym zainteresowaniu. W czym jeszcze mogę pomóc?',
  offer: 'Nie znalazłem tego w naszej bazie wiedzy. Czy ma pomóc kolega z zespołu?',
  offerOther:
    'Nie znalazłem tego w naszej bazie wiedzy. Nasz zespół odpowiada w języku: {team}. Czy zna Pan lub Pani ten język i czy ma w nim pomóc kolega z zespołu?',
  partly: 'O reszcie pytania nic nie znalazłem. W każdej chwili można poprosić o człowieka.',
  teamHasIt: 'Nie znalazłem tego w naszej bazie wiedzy. Zespół ma już zgłoszenie i widzi tu to pytanie.',
  addressSeen: 'Dziękuję! Zespół widzi ten adres w czacie.',
  pageFailed: 'Nie udało mi się odczytać tej strony. Czy mogę prosić o skopiowanie tu potrzebnego fragmentu?',
  closing: 'Chwileczkę, proszę.',
};
