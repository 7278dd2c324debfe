import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * November of the sample's British agreement, small enough to be worked by hand. Data costs 1.95 a GiB and a
 * text message 0.02; the platform fee is 900.00; value added tax is 20 %.
 *
 *   fjord   40 GiB = 78.00   billed 60 GiB = 117.00   39.00 too much, by volume
 *   grove   20 GiB = 39.00   billed at 2.45 = 49.00   10.00 too much, by rate
 *   fjord  100 SMS =  2.00   billed           2.00
 *   platform       900.00    billed         900.00
 *                1,019.00               1,068.00   49.00 to dispute
 */
export const november = {
  agreement: "thamesgate-2026",
  period: "2026-11",
  source: "thamesgate-cdr",
  invoiceNumber: "TG202611-0098",
  billed: "1,068.00",
  approved: "1,019.00",
  disputed: "49.00",
  exceptions: 2,
} as const;

const FJORD = { digit: 1, account: "TG-4101" };
const GROVE = { digit: 2, account: "TG-4102" };

interface Usage {
  readonly holder: typeof FJORD;
  readonly kind: "D" | "S";
  readonly mib: number;
}

const repeat = (count: number, usage: Usage): Usage[] => Array.from({ length: count }, () => usage);

const usage = [
  ...repeat(40, { holder: FJORD, kind: "D", mib: 1_024 }),
  ...repeat(20, { holder: GROVE, kind: "D", mib: 1_024 }),
  ...repeat(100, { holder: FJORD, kind: "S", mib: 0 }),
];

/** Writes the network's usage file, numbered after the last of the sample; answers its path. */
export function writeUsage(folder: string): string {
  const rows = usage.map(({ holder, kind, mib }, index) => {
    const sim = String(index % 50).padStart(9, "0");
    const time = `${pair(8 + Math.floor(index / 20))}:${pair((index * 7) % 60)}:${pair(index % 60)}`;
    const day = `${pair(2 + (index % 18))}/11/2026`;
    const imsi = `99941${holder.digit}${sim}`;
    const callId = `TG1199${String(index).padStart(4, "0")}`;
    return [callId, day, time, kind, imsi, "", "", "99941", "00:00:00", mib].join(",");
  });
  const header = "call_id,date,time,kind,imsi,a_number,b_number,plmn,length,mib";
  const path = join(folder, "TG_CDR_00046.csv");
  writeFileSync(path, `${[header, ...rows].join("\n")}\n`);
  return path;
}

/** Writes the network's invoice, due in a month from now so that its disputes are raised in time. */
export function writeInvoice(folder: string, now: Date): string {
  const due = new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const invoice = {
    invoice: {
      no: november.invoiceNumber,
      from: "Thamesgate Telecom Ltd",
      ccy: "GBP",
      date: now.toISOString().slice(0, 10),
      payBy: due,
    },
    month: "11/2026",
    totals: { net: "1068.00", vat: "213.60", gross: "1281.60" },
    charges: [
      { item: "Data in the UK", account: FJORD.account, qty: "60", price: "1.95", total: "117.00" },
      { item: "Data in the UK", account: GROVE.account, qty: "20", price: "2.45", total: "49.00" },
      { item: "Text messages", account: FJORD.account, qty: "100", price: "0.02", total: "2.00" },
      { item: "Platform fee in GBP", account: "", qty: "", price: "", total: "900.00" },
    ],
  };
  const path = join(folder, `${november.invoiceNumber}.json`);
  writeFileSync(path, JSON.stringify(invoice, null, 2));
  return path;
}

function pair(number: number): string {
  return String(number).padStart(2, "0");
}
