export type BerClass = "universal" | "application" | "context" | "private";

/** Identifier and length octets of one element. */
export interface BerHeader {
  readonly tagClass: BerClass;
  readonly number: number;
  readonly isConstructed: boolean;
  /** Octets of the identifier and of the length together. */
  readonly headerBytes: number;
  /** Octets of the content; null for the indefinite form, which two zero octets end. */
  readonly contentBytes: number | null;
}

/** One element that is whole, with all that it holds. */
export interface BerElement {
  readonly tagClass: BerClass;
  readonly number: number;
  readonly isConstructed: boolean;
  /** Where its identifier stands, counted from 0. */
  readonly offset: number;
  /** A view on its content octets, without the two zero octets of the indefinite form. */
  readonly content: Buffer;
  /** Empty for a primitive element. */
  readonly children: readonly BerElement[];
}

/** One element as it stands in the file, or the bytes of which no element could be made. */
export interface StreamedElement {
  /** Null when no tag and length could be read. */
  readonly header: BerHeader | null;
  /** Its exact bytes; a view that holds only until the next chunk is pushed. */
  readonly bytes: Buffer;
  /** Why it is no whole element; null when it is one. What lies inside is not looked at. */
  readonly fault: string | null;
  /** It goes on behind these bytes. */
  readonly isCut: boolean;
}
