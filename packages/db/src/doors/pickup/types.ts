/** A file as the place where it lies lists it. */
export interface ListedFile {
  readonly name: string;
  readonly byteCount: number;
  /** Milliseconds; by the clock of the place. */
  readonly modifiedAt: number;
}

/** A file that somebody holds. Who lost it in between changes nothing any more: each try has its number. */
export interface PickupClaim extends ListedFile {
  readonly id: string;
  readonly holder: string;
  /** This try, from 1. */
  readonly attempt: number;
}

export interface ClaimAsked {
  readonly sourceId: string;
  readonly holder: string;
  /** The claim ends by itself after so long, unless it is renewed. */
  readonly leaseMilliseconds: number;
  /** Over all machines. */
  readonly filesAtOnce: number;
  readonly mostAttempts: number;
}

/** How a file ended for good. */
export interface PickupEnd {
  readonly status: "taken" | "refused" | "given_up";
  readonly message: string | null;
  readonly fileId: number | null;
}

/** A file whose tries are used up. */
export interface GivenUpFile {
  readonly sourceId: string;
  readonly name: string;
  readonly attempts: number;
  readonly givenUpAt: Date;
  readonly message: string | null;
}

export interface RetryAsked {
  /** null: of every source. */
  readonly sourceId: string | null;
  readonly actor: string;
}

/** A source for which there is something to do. */
export interface DueSource {
  readonly sourceId: string;
  readonly settings: unknown;
  readonly isLookDue: boolean;
  readonly hasFiles: boolean;
}

/** Who tries which file of a source. That a file counts once rests on its manifest, not on this. */
export interface PickupQueue {
  /** Every source that fetches its files. */
  sources(): Promise<{ readonly sourceId: string; readonly settings: unknown }[]>;
  /** Sources whose next look is due, or that have files to be taken. */
  due(): Promise<DueSource[]>;
  /** Of several who look on schedule, one does. `force` looks whether or not it is time. */
  claimLook(sourceId: string, everySeconds: number, force: boolean): Promise<boolean>;
  /** Keeps what a look saw. `settling`: files that may still be growing. */
  keepLook(
    sourceId: string,
    files: readonly ListedFile[],
    settleSeconds: number,
  ): Promise<{ readonly settling: number }>;
  /** Keeps why a look failed; the next one waits, the longer the more have failed. */
  failLook(sourceId: string, error: { readonly code: string; readonly message: string }): Promise<void>;
  /** Files that could be taken now. */
  waiting(sourceId: string): Promise<ListedFile[]>;
  /** Files that are not through: those that wait for their time or are held elsewhere included. */
  countOpen(sourceId: string): Promise<number>;
  claim(asked: ClaimAsked): Promise<PickupClaim | null>;
  /** False when the claim was lost. */
  renew(claim: PickupClaim, leaseMilliseconds: number): Promise<boolean>;
  end(claim: PickupClaim, end: PickupEnd): Promise<void>;
  /** Lets go of a file that is to be tried again; `isCounted` false: this was no try. */
  release(
    claim: PickupClaim,
    how: { readonly message: string | null; readonly retryMilliseconds: number; readonly isCounted: boolean },
  ): Promise<void>;
  /** Files that were given up and have not come again since; null: of every source. */
  givenUp(sourceId: string | null): Promise<GivenUpFile[]>;
  /** Has them tried anew, with one audit row per source; answers which. */
  retryGivenUp(asked: RetryAsked): Promise<GivenUpFile[]>;
  /** Lets go of a version of a file that is not there any more. */
  forget(claim: PickupClaim): Promise<void>;
}
