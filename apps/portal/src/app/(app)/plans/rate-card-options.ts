interface RateCardName {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
}

/** Rate cards to choose from, with what they charge in. */
export function rateCardOptions(cards: readonly RateCardName[]) {
  return cards.map(({ code, name, currency }) => ({ value: code, label: `${name} (${currency})` }));
}
