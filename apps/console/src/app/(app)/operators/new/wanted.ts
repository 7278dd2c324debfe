export const SELLER_FIELDS = ["name", "street", "postalCode", "city", "country", "taxId"] as const;

/** What the form holds, as it is written. */
export interface Draft {
  readonly template: string;
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly targetOn: string;
  readonly hasSeller: boolean;
  readonly seller: Readonly<Record<(typeof SELLER_FIELDS)[number], string>>;
}

export const EMPTY_DRAFT: Draft = {
  ...{ template: "", code: "", name: "", country: "", targetOn: "", hasSeller: false },
  seller: { name: "", street: "", postalCode: "", city: "", country: "", taxId: "" },
};

export function isFilledIn({ template, code, name, targetOn }: Draft): boolean {
  return [template, code, name, targetOn].every((text) => text.trim() !== "");
}

/** What is asked of the server. */
export function wantedOf({ hasSeller, seller, country, ...draft }: Draft) {
  const { template, code, name, targetOn } = draft;
  return {
    ...{ template, code: code.trim(), name: name.trim(), targetOn, ranges: [] },
    country: country.trim() === "" ? null : country.trim().toUpperCase(),
    seller: hasSeller ? seller : null,
  };
}
