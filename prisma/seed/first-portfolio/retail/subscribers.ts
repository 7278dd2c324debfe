import { type Cell, csvText } from "../../csv.ts";
import { createRandom, type Random } from "../../random.ts";
import type { StoryFile } from "../../story.ts";
import { months } from "../calendar.ts";
import { iccidOf, imsiOf, MOVED_INDEX, msisdnOf, type Presence, presences } from "../operators.ts";
import { TEST_SIMS } from "../sims.ts";
import { FAMILY, GIVEN, STREETS } from "./names.ts";
import { planCodes } from "./shop-file.ts";
import type { Shop } from "./shops.ts";

const HEADER = [
  ...["number", "name", "email", "address", "language", "billing", "plan", "iccid", "imsis", "msisdn"],
  "validFrom",
];
/** Of a thousand customers, those who come while the story is told. */
const NEW_PER_MILLE = 45;

/** The customers of an operator by the month in which they come: those who were there already first. */
export function subscriberFiles(shop: Shop): StoryFile[] {
  const random = createRandom(seedOf(shop.operator));
  const rows = presences
    .filter(({ operator }) => operator === shop.operator)
    .flatMap((presence) => presenceRows(shop, presence, random));
  const numbered = rows.map((row, at) => ({ ...row, cells: [`C-${String(at + 10_001)}`, ...row.cells] }));
  return ["before", ...months.map(({ period }) => period)].map((joined) => ({
    path: subscriberPath(shop, joined),
    text: csvText([HEADER, ...numbered.filter((row) => row.joined === joined).map(({ cells }) => cells)]),
  }));
}

export function subscriberPath({ operator }: Shop, joined: string): string {
  return `retail/${operator}/subscribers-${joined}.csv`;
}

interface Row {
  readonly joined: string;
  readonly cells: readonly Cell[];
}

function presenceRows(shop: Shop, presence: Presence, random: Random): Row[] {
  const { side, digit, sims, operator } = presence;
  const indexes = Array.from({ length: sims }, (_, index) => index).filter(
    (index) => operator !== "aurora" || (index >= TEST_SIMS && index !== MOVED_INDEX),
  );
  return indexes.map((index) => row(shop, imsiOf(side, digit, index), random));
}

function row(shop: Shop, imsi: string, random: Random): Row {
  const [given, family] = [random.pick(GIVEN), random.pick(FAMILY)];
  const plan = planCodes[random.weighted(shop.shares)] ?? "";
  const isNew = random.below(1_000) < NEW_PER_MILLE;
  const month = random.pick(months);
  const day = random.between(1, month.days - 1);
  const earlier = `${random.pick(["2025-07", "2025-11", "2026-02", "2026-05"])}-01`;
  const address = `${random.pick(STREETS)} ${random.between(1, 140)}, ${shop.postalCode} ${shop.city}`;
  return {
    joined: isNew ? month.period : "before",
    cells: [
      `${given} ${family}`,
      `${given}.${family}.${imsi.slice(-6)}@example.org`.toLowerCase(),
      address,
      random.pick(shop.languages),
      "postpaid",
      plan,
      iccidOf(imsi),
      imsi,
      msisdnOf(imsi),
      isNew ? `${month.period}-${String(day).padStart(2, "0")}` : earlier,
    ],
  };
}

function seedOf(operator: string): number {
  return [...operator].reduce((seed, letter) => seed * 31 + letter.charCodeAt(0), 7) >>> 0;
}
