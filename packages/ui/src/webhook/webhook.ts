/** An endpoint as either application lists it. */
export interface ListedEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  /** What did not arrive. */
  readonly dead: number;
}

/** An endpoint as it is shown with what was sent to it. */
export interface ShownEndpoint extends Omit<ListedEndpoint, "dead"> {
  readonly disabledBecause: string | null;
  readonly previousUntil: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface Delivery {
  readonly id: string;
  readonly eventType: string;
  readonly status: "waiting" | "running" | "done" | "failed";
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly body: string;
  readonly tries: readonly {
    readonly statusCode: number | null;
    readonly durationMilliseconds: number;
    readonly answer: string | null;
    readonly fault: string | null;
  }[];
}

interface EndpointSettings {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

interface One {
  readonly id: string;
}

type Send<Input, Answer = unknown> = (input: Input & { readonly idempotencyKey: string }) => Promise<Answer>;

/** What is done to endpoints, as each application sends it. */
export interface WebhookCommands {
  readonly add: Send<EndpointSettings>;
  readonly change: Send<EndpointSettings & One>;
  readonly test: Send<One>;
  readonly switch: Send<One & { readonly isOn: boolean }>;
  readonly rotate: Send<One>;
  readonly replay: Send<One>;
  readonly replaySince: Send<
    One & { readonly since: Date },
    { readonly again: number; readonly missed: number }
  >;
  readonly secret: (id: string) => Promise<{ readonly secret: string | null }>;
}
