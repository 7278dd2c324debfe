import type { Side } from "../operators.ts";

/** What an operator of the story sells, and how it bills. Amounts are what a customer pays, tax included. */
export interface Shop {
  readonly operator: string;
  readonly seller: string;
  readonly city: string;
  readonly postalCode: string;
  readonly taxId: string;
  readonly colour: string;
  readonly languages: readonly string[];
  /** Where most of its customers live: whose zone, currency and tax. */
  readonly side: Side;
  /** Monthly prices of the small, medium and large plan. */
  readonly prices: readonly [string, string, string];
  /** Megabytes that they include. */
  readonly megabytes: readonly [number, number, number];
  /** Of a hundred customers, how many have which plan. */
  readonly shares: readonly [number, number, number];
  /** Beyond a plan: a megabyte at home, a minute, a text; abroad all of it costs three times as much. */
  readonly usage: { readonly megabyte: string; readonly minute: string; readonly text: string };
  /** Its clerk. */
  readonly by: string;
}

export const shops: readonly Shop[] = [
  {
    ...{ operator: "aurora", side: "de", seller: "Aurora Mobil GmbH", city: "Hamburg", postalCode: "20095" },
    ...{ taxId: "DE811234567", colour: "#1d4ed8", languages: ["de", "en"], by: "Paula Aurora" },
    ...{ prices: ["7.99", "12.99", "19.99"], megabytes: [750, 2_500, 8_000], shares: [45, 38, 17] },
    usage: { megabyte: "0.01", minute: "0.09", text: "0.09" },
  },
  {
    ...{ operator: "brisa", side: "de", seller: "Brisa Talk GmbH", city: "Köln", postalCode: "50667" },
    ...{ taxId: "DE822345678", colour: "#0f766e", languages: ["de", "es"], by: "Bernd Brisa" },
    ...{ prices: ["6.99", "11.49", "17.99"], megabytes: [600, 2_000, 6_000], shares: [55, 33, 12] },
    usage: { megabyte: "0.012", minute: "0.08", text: "0.08" },
  },
  {
    ...{ operator: "dune", side: "de", seller: "Dune Mobile AG", city: "München", postalCode: "80331" },
    ...{ taxId: "DE833456789", colour: "#b45309", languages: ["de", "tr"], by: "Dora Dune" },
    ...{ prices: ["8.49", "13.99", "21.99"], megabytes: [800, 3_000, 10_000], shares: [40, 40, 20] },
    usage: { megabyte: "0.009", minute: "0.09", text: "0.10" },
  },
  {
    ...{ operator: "ember", side: "de", seller: "Ember Travel GmbH", city: "Berlin", postalCode: "10117" },
    ...{ taxId: "DE844567890", colour: "#be123c", languages: ["en", "de"], by: "Emil Ember" },
    ...{ prices: ["9.99", "15.99", "24.99"], megabytes: [900, 3_000, 9_000], shares: [35, 45, 20] },
    usage: { megabyte: "0.008", minute: "0.07", text: "0.07" },
  },
  {
    ...{ operator: "fjord", side: "uk", seller: "Fjord Mobile Ltd", city: "London", postalCode: "EC1A 1BB" },
    ...{ taxId: "GB123456782", colour: "#0369a1", languages: ["en"], by: "Fiona Fjord" },
    ...{ prices: ["6.00", "10.00", "16.00"], megabytes: [500, 1_500, 5_000], shares: [50, 35, 15] },
    usage: { megabyte: "0.01", minute: "0.10", text: "0.10" },
  },
  {
    ...{ operator: "grove", side: "uk", seller: "Grove Wireless Ltd", city: "Leeds", postalCode: "LS1 4AP" },
    ...{ taxId: "GB234567893", colour: "#15803d", languages: ["en"], by: "Greg Grove" },
    ...{ prices: ["5.50", "9.50", "15.00"], megabytes: [400, 1_200, 4_000], shares: [50, 36, 14] },
    usage: { megabyte: "0.012", minute: "0.10", text: "0.12" },
  },
  {
    ...{
      operator: "harbor",
      side: "uk",
      seller: "Harbor Telecom Ltd",
      city: "Bristol",
      postalCode: "BS1 4DJ",
    },
    ...{ taxId: "GB345678904", colour: "#6d28d9", languages: ["en"], by: "Hanna Harbor" },
    ...{ prices: ["7.00", "11.00", "18.00"], megabytes: [500, 1_800, 6_000], shares: [45, 38, 17] },
    usage: { megabyte: "0.009", minute: "0.09", text: "0.10" },
  },
];
