/** A ticket as either application shows it. */
export interface Ticket {
  readonly number: number;
  readonly subject: string;
  readonly channel: string;
  readonly category: string;
  readonly priority: string;
  readonly status: string;
  readonly assignee: string | null;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly snoozedUntil: Date | null;
  readonly breachedAt: Date | null;
  readonly firstReplyDueAt: Date | null;
  readonly resolveDueAt: Date | null;
  /** Milliseconds of the desk's hours; negative: late. */
  readonly firstReplyLeft: number | null;
  readonly resolveLeft: number | null;
  readonly isRunning: boolean;
  readonly isOpenNow: boolean;
  readonly zone: string;
  readonly requester: { readonly name: string; readonly address: string | null } | null;
  readonly subscriber: {
    readonly number: string;
    readonly status: string;
    readonly name: string | null;
  } | null;
  readonly mergedInto: number | null;
  readonly merged: readonly number[];
  readonly can: Readonly<Record<"reply" | "snooze" | "finish" | "reopen" | "change", boolean>>;
  readonly messages: readonly TicketMessage[];
  readonly events: readonly TicketEvent[];
  readonly links: readonly { readonly kind: string; readonly reference: string }[];
  readonly rating: { readonly score: number | null; readonly comment: string | null } | null;
  readonly desk: { readonly operatorName: string; readonly colour: string; readonly replyName: string };
}

export interface TicketMessage {
  readonly id: string;
  readonly kind: string;
  readonly authorKind: string;
  readonly author: string;
  readonly occurredAt: Date;
  readonly text: string;
  readonly isAutomatic: boolean;
  readonly isErased: boolean;
  /** On which it was said: one that became part of this may have another number. */
  readonly ticket: number;
  readonly mail: { readonly status: string; readonly message: string | null } | null;
  readonly attachments: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly isErased: boolean;
  }[];
}

export interface TicketEvent {
  readonly id: string;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly kind: string;
  readonly note: string;
}

export interface TicketMacro {
  readonly id: string;
  readonly name: string;
}

export interface MacroPreview {
  readonly text: string;
  readonly setsPriority: string | null;
  readonly setsCategory: string | null;
  readonly thenStatus: string;
  readonly step: MacroStepPreview | null;
}

/** What a macro would do to the subscriber. */
export interface MacroStepPreview {
  readonly step:
    | { readonly kind: "suspend"; readonly reason: string }
    | { readonly kind: "resume" }
    | { readonly kind: "change-plan"; readonly plan: string; readonly when: string };
  readonly subscriber: string | null;
  readonly status: SubscriberStatus | null;
  readonly change: { readonly from: string | null; readonly at: Date; readonly zone: string } | null;
  /** Why it cannot be done now. */
  readonly refusal: string | null;
}

type SubscriberStatus = "pending" | "active" | "suspended" | "terminated";

/** A macro's step, as it was agreed to. */
export interface MacroStepSent {
  readonly macroId: string;
  readonly subscriber: string;
  readonly status: SubscriberStatus;
}

export interface FileToSend {
  readonly fileName: string;
  readonly fileBase64: string;
}

type Keyed<Input> = Input & { readonly idempotencyKey: string };
type Send<Input> = (input: Keyed<Input & { readonly number: number }>) => Promise<unknown>;

/** What is done to a ticket, as each application sends it. */
export interface TicketCommands {
  readonly reply: Send<{
    readonly text: string;
    readonly files: FileToSend[];
    readonly thenStatus: "waiting" | "done";
    readonly step: MacroStepSent | null;
  }>;
  readonly note: Send<{ readonly text: string; readonly files: FileToSend[] }>;
  readonly snooze: Send<{ readonly until: Date }>;
  readonly finish: Send<object>;
  readonly reopen: Send<object>;
  readonly assign: Send<{ readonly assignee: string | null }>;
  readonly retag: Send<{
    readonly priority?: string;
    readonly category?: string;
    readonly subscriber?: string | null;
  }>;
  readonly merge: Send<{ readonly into: number }>;
  readonly link: Send<{ readonly kind: string; readonly reference: string }>;
  readonly macro: (id: string) => Promise<MacroPreview>;
  readonly presence: (isReplying: boolean) => Promise<readonly Viewer[]>;
}

export interface Viewer {
  readonly actor: string;
  readonly isReplying: boolean;
}

/** A ticket as it is written down for somebody who called or wrote otherwise. */
export interface NewTicketInput {
  readonly subject: string;
  readonly text: string;
  readonly channel: string;
  readonly category: string;
  readonly priority: string;
  readonly subscriber: string | null;
  readonly requester: { readonly name: string; readonly address: string | null } | null;
}
