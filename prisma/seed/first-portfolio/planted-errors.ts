import { decimalText, millionths, roundToCents } from "../amount.ts";
import type { PlantedError } from "../story.ts";
import { type BillLine, descriptionOf, netOf, rightBill, shortfallOn, taxOn, unitsText } from "./bill.ts";
import type { UsageLedger } from "./ledger-of-usage.ts";
import type { Side } from "./operators.ts";
import { accountAmounts, priced, pricedByTiers, unitSize } from "./right-amounts.ts";
import { agreementOf, inScope, rateOf, SIM_RATE } from "./tariff.ts";

/** A bill with its errors, its tax, and the list of what was planted in it. */
export interface FaultyBill {
  readonly side: Side;
  readonly period: string;
  readonly lines: readonly BillLine[];
  readonly tax: bigint;
  readonly planted: readonly PlantedError[];
}

/** Usage that only some errors need to know of: volumes by UTC month, and records that came twice. */
export interface Evidence {
  /** Bytes of Cobalt abroad in the UTC month of August. */
  readonly cobaltInUtcAugust: bigint;
  /** Bytes of Ember on network 99953 in September. */
  readonly emberOn99953: bigint;
  /** Pennies, in millionths, and bytes of Fjord's records in the file that was sent again. */
  readonly sentAgain: { readonly charges: bigint; readonly bytes: bigint };
}

export function faultyBill(ledger: UsageLedger, evidence: Evidence, side: Side, period: string): FaultyBill {
  const draft = new Draft(ledger, side, period);
  errorsOf[`${side} ${period}`]?.(draft, evidence);
  return draft.finish();
}

const errorsOf: Readonly<Record<string, (draft: Draft, evidence: Evidence) => void>> = {
  "de 2026-08": (draft, evidence) => {
    draft.changeAccount("DATA-EU", "brisa", "RATE", "billed at 1.30 instead of 1.10", (line, units) => {
      return { ...line, rate: "1.30", amount: priced("de", "DATA-EU", units, "1.30") };
    });
    draft.changeAccount("DATA-WORLD", "cobalt", "TIME_BOUNDARY", "the month was cut in UTC", (line) => {
      return draft.requantified(line, evidence.cobaltInUtcAugust);
    });
    draft.plant(
      "DATA-WORLD",
      "ember",
      "MISSING_OURS",
      draft.line("DATA-WORLD", "ember").amount,
      "our file is lost",
    );
    draft.repeat("VOICE-EU", "aurora", "the line is printed twice");
    draft.overchargeShortfall("text messages do not count towards the commitment");
  },
  "uk 2026-08": (draft) => {
    draft.roundOnce("UK-VOICE", "fjord");
    draft.leaveOut("UK-DATA-EU", "harbor", "the account's line is missing");
  },
  "de 2026-09": (draft, { emberOn99953 }) => {
    draft.changeAccount("DATA-EU", "ember", "ZONE", "network 99953 is taken for the world", (line, units) => {
      return draft.requantified(line, units - emberOn99953);
    });
    draft.billWithoutUsage(
      "DATA-WORLD",
      "ember",
      "ZONE",
      emberOn99953,
      "network 99953 is taken for the world",
    );
    draft.changeSims("dune", "COUNT", "40 SIMs too many", 40, SIM_RATE);
    draft.changeSims("aurora", "RATE", "billed at 0.30 instead of 0.25", 0, "0.30");
  },
  "uk 2026-09": (draft, { sentAgain }) => {
    draft.changeAccount(
      "UK-DATA",
      "fjord",
      "DUPLICATE",
      "a file that was sent again is billed twice",
      (line, units) => {
        const quantity = unitsText("uk", "UK-DATA", units + sentAgain.bytes, 10);
        return { ...line, quantity, amount: line.amount + sentAgain.charges };
      },
    );
    draft.overtax(2_100n, "21 % instead of 20 %");
  },
  "de 2026-10": (draft) => {
    draft.addVolume(400n, "aurora");
    draft.changeAccount("VOICE-EU", "dune", "VOLUME", "900 minutes too many", (line, units) => {
      const minutes = millionths(unitsText("de", "VOICE-EU", units, 2)) + millionths("900");
      const amount = roundToCents(minutes * millionths(rateOf("de", "VOICE-EU", "2026-10")), 1_000_000n);
      return { ...line, quantity: decimalText(minutes), amount };
    });
    draft.billWithoutUsage(
      "DATA-WORLD",
      "brisa",
      "MISSING_OURS",
      8_000_000_000n,
      "8 GB that nobody recorded",
    );
  },
  "uk 2026-10": (draft) => {
    draft.changeAccount("UK-DATA", "grove", "VOLUME", "60 GiB too many, priced in one sum", (line, units) => {
      const more = units + 60n * unitSize("uk", "UK-DATA");
      const rate = millionths(rateOf("uk", "UK-DATA", "2026-10"));
      const pennies = (more * rate) / (unitSize("uk", "UK-DATA") * 10_000n);
      return { ...line, quantity: unitsText("uk", "UK-DATA", more, 10), amount: pennies * 10_000n };
    });
    draft.changeAccount("UK-SMS", "fjord", "RATE", "the price before October", (line, units) => {
      return { ...line, rate: "0.03", amount: units * millionths("0.03") };
    });
  },
};

/** A right bill on its way to a wrong one; every change notes what it is worth. */
class Draft {
  readonly #ledger: UsageLedger;
  readonly #side: Side;
  readonly #period: string;
  readonly #planted: PlantedError[] = [];
  #lines: BillLine[];
  #taxBps: bigint | undefined;

  constructor(ledger: UsageLedger, side: Side, period: string) {
    this.#ledger = ledger;
    this.#side = side;
    this.#period = period;
    this.#lines = rightBill(ledger, side, period);
  }

  line(code: string, operator: string | null): BillLine {
    const found = this.#lines.find((line) => line.code === code && line.operator === operator);
    if (found === undefined) throw new RangeError(`${this.#period} has no line ${code} of ${operator}.`);
    return found;
  }

  plant(code: string | null, operator: string | null, cause: string, amount: bigint, note: string): void {
    this.#planted.push({
      id: `${this.#side}-${this.#period}-${this.#planted.length + 1}`,
      cause,
      operator,
      period: this.#period,
      agreement: agreementOf[this.#side],
      lineCode: code,
      amountMicros: String(amount),
      note,
    });
  }

  requantified(line: BillLine, units: bigint): BillLine {
    const rate = rateOf(this.#side, line.code, this.#period);
    return {
      ...line,
      quantity: unitsText(this.#side, line.code, units, 6),
      amount: priced(this.#side, line.code, units, rate),
    };
  }

  changeAccount(
    code: string,
    operator: string | null,
    cause: string,
    note: string,
    change: (line: BillLine, units: bigint) => BillLine,
    blamed = operator,
  ): void {
    const before = this.line(code, operator);
    const use =
      operator === null ? this.#whole(code) : this.#ledger.use(this.#side, this.#period, code, operator);
    const after = change(before, use.theirs);
    this.#lines = this.#lines.map((line) => (line === before ? after : line));
    this.plant(code, blamed, cause, after.amount - this.#expected(before), note);
  }

  changeSims(operator: string, cause: string, note: string, more: number, rate: string): void {
    this.changeAccount("SIM", operator, cause, note, (line) => {
      const sims = BigInt(line.quantity ?? "0") + BigInt(more);
      return { ...line, quantity: String(sims), rate, amount: sims * millionths(rate) };
    });
  }

  repeat(code: string, operator: string, note: string): void {
    const line = this.line(code, operator);
    this.#lines.splice(this.#lines.indexOf(line) + 1, 0, { ...line });
    this.plant(code, operator, "DUPLICATE", 2n * line.amount - this.#expected(line), note);
  }

  leaveOut(code: string, operator: string, note: string): void {
    const line = this.line(code, operator);
    this.#lines = this.#lines.filter((each) => each !== line);
    this.plant(code, operator, "MISSING_THEIRS", -line.amount, note);
  }

  billWithoutUsage(code: string, operator: string, cause: string, units: bigint, note: string): void {
    const empty = {
      code,
      description: descriptionOf(this.#side, code),
      operator,
      quantity: null,
      amount: 0n,
    };
    const line = this.requantified({ ...empty, rate: rateOf(this.#side, code, this.#period) }, units);
    const last = this.#lines.findLastIndex((each) => each.code === code);
    this.#lines.splice(last + 1, 0, line);
    this.plant(code, operator, cause, line.amount, note);
  }

  roundOnce(code: string, blamed: string): void {
    const note = "rounded once per line, not per call";
    this.changeAccount(
      code,
      null,
      "ROUNDING",
      note,
      (line, units) => {
        return { ...line, amount: priced(this.#side, code, units, rateOf(this.#side, code, this.#period)) };
      },
      blamed,
    );
  }

  addVolume(gigabytes: bigint, blamed: string): void {
    this.changeAccount(
      "DATA-DOM",
      null,
      "VOLUME",
      `${gigabytes} GB too many`,
      (line, bytes) => {
        const more = bytes + gigabytes * unitSize("de", "DATA-DOM");
        return { ...line, quantity: unitsText("de", "DATA-DOM", more, 6), amount: pricedByTiers(more) };
      },
      blamed,
    );
  }

  overchargeShortfall(note: string): void {
    const scope = inScope.filter((code) => code !== "SMS-DOM");
    const amount = shortfallOn(this.#lines, scope);
    const before = this.line("COMMIT", null);
    this.#lines = this.#lines.map((line) => (line === before ? { ...line, amount } : line));
    this.plant("COMMIT", null, "COMMITMENT", amount - before.amount, note);
  }

  overtax(bps: bigint, note: string): void {
    this.#taxBps = bps;
    const net = netOf(this.#lines);
    this.plant(null, null, "TAX", taxOn(this.#side, net, bps) - taxOn(this.#side, net), note);
  }

  /**
   * A commitment that no error touched follows the bill's own lines, wrong ones too: that is how an MNO
   * computes it.
   */
  finish(): FaultyBill {
    const hasWrongShortfall = this.#planted.some(({ cause }) => cause === "COMMITMENT");
    const amount = shortfallOn(this.#lines);
    const lines = this.#lines.map((line) =>
      line.code === "COMMIT" && !hasWrongShortfall ? { ...line, amount } : line,
    );
    const tax = taxOn(this.#side, netOf(lines), this.#taxBps);
    return { side: this.#side, period: this.#period, lines, tax, planted: this.#planted };
  }

  /** What we hold the line to be worth: the account's share of its line, else what is printed. */
  #expected({ code, operator, amount }: BillLine): bigint {
    if (operator === null || code === "SIM") return amount;
    return accountAmounts(this.#ledger, this.#side, this.#period, code).get(operator) ?? amount;
  }

  #whole(code: string) {
    return this.#ledger.wholeLine(this.#side, this.#period, code);
  }
}
