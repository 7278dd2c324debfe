/** One file of a story, by its path in the story's folder. */
export interface StoryFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What somebody did and when (`at`, UTC): the same commands a user would type, in the order in which things
 * arrived.
 * `lines` are keys of exceptions: a line code, or `code@operator` where the invoice names the operator.
 */
export type StoryStep =
  | { readonly do: "ingest"; readonly at: string; readonly source: string; readonly files: readonly string[] }
  | (InvoiceStep & { readonly do: "import-invoice"; readonly file: string })
  | (InvoiceStep & { readonly do: "accept-invoice"; readonly number: string; readonly reason: string })
  | (RunStep & { readonly do: "settle" | "approve" | "issue" | "close" })
  /** `dispute` drafts a claim and sends its notice; `draft-dispute` leaves the notice to a later step. */
  | (RunStep & {
      readonly do: "dispute" | "draft-dispute" | "waive";
      readonly lines: readonly string[];
      readonly reason: string;
    })
  | (RunStep & { readonly do: "raise-dispute"; readonly number: string; readonly note: string })
  /** What the host network grants of a dispute, by exception; what is not named is rejected. */
  | (RunStep & {
      readonly do: "answer-dispute";
      readonly number: string;
      readonly credited: readonly { readonly line: string; readonly amount: string }[];
      readonly note: string;
    })
  /** An operator begins to sell: how it bills, its rate card with the prices of a list, and its plans. */
  | (ShopStep & { readonly do: "open-shop"; readonly shop: string; readonly rates: string })
  | (ShopStep & { readonly do: "import-subscribers"; readonly file: string })
  /** Rates the period's usage, draws up its bills and makes them final. */
  | (ShopStep & { readonly do: "bill"; readonly period: string })
  /** Rates what has come of a period that is still running. */
  | (ShopStep & { readonly do: "rate"; readonly period: string })
  /** Of a hundred customers, `share` pay their bills of the period by transfer. */
  | (ShopStep & { readonly do: "collect"; readonly period: string; readonly share: number })
  | TuneStep
  /** All detectors look, as they do by themselves while the system is served. */
  | { readonly do: "look"; readonly at: string };

/** Somebody of the MVNA, or of the operator whose book it is, changes what a detector goes by. */
export interface TuneStep {
  readonly do: "tune";
  readonly at: string;
  readonly by: string;
  readonly book: string | null;
  readonly detector: string;
  /** Null: for all that the detector looks at. */
  readonly subject: string | null;
  readonly settings: Readonly<Record<string, number | readonly string[]>>;
  readonly reason: string;
}

/** What somebody of an operator did in its own portal. */
interface ShopStep {
  readonly at: string;
  readonly by: string;
  readonly operator: string;
}

interface InvoiceStep {
  readonly at: string;
  readonly by: string;
  readonly agreement: string;
}

interface RunStep extends InvoiceStep {
  readonly period: string;
}

/** An error that the story put into an invoice, and the money it is worth: billed less right, in micros. */
export interface PlantedError {
  readonly id: string;
  readonly cause: string;
  /** Null where an error is nobody's in particular, such as tax. */
  readonly operator: string | null;
  readonly period: string;
  readonly agreement: string;
  readonly lineCode: string | null;
  readonly amountMicros: string;
  readonly note: string;
}

/** Something odd that the story holds for a detector, and the looks at which its alert opens and is over. */
export interface PlantedAlert {
  readonly detector: string;
  /** Whose alerts it is found among: an operator's own, or the portfolio's (null). */
  readonly book: string | null;
  /** As the alert names it; of an operator's detectors the IMSI, which an alert names by a hash. */
  readonly subject: string;
  readonly opensAt: string;
  /** Null: it still stands when the story ends. */
  readonly closesAt: string | null;
  readonly note: string;
}

export interface Story {
  readonly name: string;
  readonly title: string;
  readonly files: readonly StoryFile[];
  readonly steps: readonly StoryStep[];
  readonly planted: readonly PlantedError[];
  readonly plantedAlerts: readonly PlantedAlert[];
  /** Operators whose customers and prices the planted alerts need, even where nothing is billed. */
  readonly watchedShops: readonly string[];
}
