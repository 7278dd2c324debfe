/** How one table of the operator's goes into a pack. */
export interface PackedTable {
  /** Its name at the operator's door. */
  readonly model: string;
  /** What is written, by the names of the door; what was sealed stands under the name of what it says. */
  readonly columns: readonly string[];
  /** What tells its rows apart, where that is not `id`. */
  readonly key?: readonly string[];
  /** Columns that say who somebody is, or hold what people wrote: for whoever asks for personal data. */
  readonly personal?: readonly string[];
  /** Columns that no pack holds, each with the reason. */
  readonly leavesOut?: Readonly<Record<string, string>>;
}

/** A file of a pack, as its manifest lists it. */
export interface PackedFile {
  readonly file: string;
  /** The table that its rows are of. */
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a pack holds of the files of tickets, without a name: those stand in its own manifest alone. */
export interface PackedTicketFiles {
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: number;
}

export interface PackManifest {
  readonly operator: string;
  /** The instant as of which the tables were read. */
  readonly takenAt: string;
  readonly includesPersonal: boolean;
  readonly amounts: string;
  readonly files: readonly PackedFile[];
  /** Absent where personal data was not asked for. */
  readonly ticketFiles?: PackedTicketFiles;
  /** Tables that no pack holds, each with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
}
