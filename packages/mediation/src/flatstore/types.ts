/** One row of a flatstore file: one end of a call. */
export interface Half {
  readonly kind: "INVITE" | "BYE";
  /** What both ends of a call have in common, whoever hangs up. */
  readonly dialog: string;
  readonly line: number;
  readonly bytes: Buffer;
  readonly fields: readonly string[];
}
