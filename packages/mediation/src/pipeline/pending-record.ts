import type { TupleWriter } from "../cdr/tuple-writer.ts";
import { UsageRecord } from "../cdr/usage-record.ts";
import type { Row } from "../row/row.ts";
import { type Lacking, noUsage } from "./judge-record.ts";

/** Room for a record between its reading and its judgement, with its row; it serves one after the other. */
export class PendingRecord {
  readonly record: UsageRecord;
  readonly usage = noUsage();
  lacking: Lacking | null = null;
  line = 0;
  source: Buffer;
  from = 0;
  to = 0;
  readonly isCut = false;

  constructor(shared: TupleWriter | null = null) {
    this.record = new UsageRecord(shared);
    this.source = this.record.writer.bytes;
  }

  /** Notes where its row stands; the row itself is the next one's by then. */
  stand({ line, source, from, to }: Row): void {
    this.line = line;
    this.source = source;
    this.from = from;
    this.to = to;
  }
}
