/** The columns of a rate card's file, as it is exported and as it is read. */
export const RATE_COLUMNS = [
  { key: "code", label: "Code" },
  { key: "description", label: "Description" },
  { key: "services", label: "Services" },
  { key: "directions", label: "Directions" },
  { key: "zones", label: "Zones" },
  { key: "prefixes", label: "Prefixes" },
  { key: "networks", label: "Networks" },
  { key: "unit", label: "Unit" },
  { key: "unit_size", label: "Unit size" },
  { key: "band", label: "Band" },
  { key: "when", label: "When" },
  { key: "first", label: "First" },
  { key: "next", label: "Next" },
  { key: "set_up_fee", label: "Set-up fee" },
  { key: "minimum_charge", label: "Minimum charge" },
  { key: "maximum_charge", label: "Maximum charge" },
  { key: "steps", label: "Steps" },
  { key: "model", label: "Model" },
  { key: "up_to", label: "Up to" },
  { key: "price", label: "Price" },
  { key: "tier_fee", label: "Tier fee" },
  { key: "block", label: "Block" },
  { key: "package_size", label: "Package size" },
  { key: "package_free", label: "Package free" },
] as const;

export type RateColumn = (typeof RATE_COLUMNS)[number]["key"];

/** Cells that are there; a cell without text is not. */
export type RateCells = Readonly<Partial<Record<RateColumn, string>>>;

/** What others call these columns. */
const OTHER_NAMES: Readonly<Record<string, RateColumn>> = {
  connect_fee: "set_up_fee",
  connection_fee: "set_up_fee",
  destination: "description",
  direction: "directions",
  increment: "next",
  minimum: "first",
  name: "description",
  network: "networks",
  plmn: "networks",
  plmns: "networks",
  prefix: "prefixes",
  rate: "price",
  service: "services",
  setup_fee: "set_up_fee",
  times: "when",
  zone: "zones",
};

const KEYS: ReadonlySet<string> = new Set(RATE_COLUMNS.map(({ key }) => key));

/** Which column a header means, however it is written: "Set-up fee" is `set_up_fee`. */
export function columnOf(header: string): RateColumn | null {
  const name = header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  return KEYS.has(name) ? (name as RateColumn) : (OTHER_NAMES[name] ?? null);
}
