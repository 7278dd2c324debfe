import type { Micros } from "../money/types.ts";
import type { InvoiceFlag, InvoiceFlagCode } from "./types.ts";

/** Where a flag points to, and whether it may pass without somebody accepting it. */
type FlagDetail = Partial<Pick<InvoiceFlag, "lineNumber" | "isBlocking">> & {
  readonly differenceMicros?: Micros;
};

export function flag(code: InvoiceFlagCode, message: string, detail: FlagDetail = {}): InvoiceFlag {
  return { code, message, lineNumber: null, differenceMicros: null, isBlocking: true, ...detail };
}
