import { Fields } from "../row/fields.ts";
import type { Row } from "../row/row.ts";

/** The row at which a scanner stands: one object for all rows. */
export class ScannedRow implements Row {
  line = 1;
  fault: string | null = null;
  isCut = false;
  readonly fields = new Fields();
  source: Buffer = this.fields.bytes;
  from = 0;
  to = 0;

  /** Where the row stands in what was read. */
  place(source: Buffer, from: number, to: number): void {
    this.source = source;
    this.from = from;
    this.to = to;
  }
}
