/** What a bench found, for the terminal, the document and other programs. */
export interface BenchReport {
  readonly title: "Pages" | "Scale" | "Mediation" | "Scope" | "Settlement";
  readonly rounds: number;
  readonly table: string;
  /** Sentences. */
  readonly findings: readonly string[];
  /** Whether every bound was kept. */
  readonly isWithin: boolean;
  /** All of it as plain values. */
  readonly figures: object;
}
