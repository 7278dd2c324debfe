/** One role of a person, and over what it is held. */
export interface PersonBinding {
  readonly id: string;
  readonly role: string;
  /** null: over the whole portfolio; absent where everything is one operator's. */
  readonly operator?: { readonly id: string; readonly name: string } | null;
  readonly grantedBy: string;
  readonly grantedAt: Date;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly status: "invited" | "active" | "disabled";
  readonly isMe: boolean;
  readonly lastSeenAt: Date | null;
  /** null while it is not known. */
  readonly hasSecondFactor: boolean | null;
  readonly bindings: readonly PersonBinding[];
}

/** A role that can be given. */
export interface RoleOption {
  readonly role: string;
  /** It is held for one operator, which has to be chosen. */
  readonly needsOperator: boolean;
}

export interface ChosenRole {
  readonly role: string;
  readonly operatorId: string | null;
}

/** What a command of the page gives a dialog to send by. */
export interface Sender<Input> {
  /** False when it was refused; `refusal` says why. */
  readonly run: (input: Input) => Promise<boolean>;
  readonly isPending: boolean;
  readonly refusal: { readonly message: string } | null;
  /** Forgets the refusal. */
  readonly clear: () => void;
}
