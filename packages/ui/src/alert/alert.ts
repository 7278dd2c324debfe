/** An alert as either application lists it. */
export interface ListedAlert {
  readonly id: string;
  readonly severity: string;
  readonly status: string;
  readonly currency: string | null;
  readonly atRiskMicros: bigint | null;
  readonly measured: bigint;
  readonly unit: string;
  readonly openedAt: Date;
}

/** An alert with what is said of it: the application knows its detectors, and what each looks at. */
export interface NamedAlert extends ListedAlert {
  readonly title: string;
  readonly about: string;
}

/** An alert as it is shown by itself. */
export interface ShownAlert extends ListedAlert {
  readonly limit: bigint;
  readonly usual: bigint | null;
  readonly snoozedUntil: Date | null;
  readonly rule: { readonly version: number; readonly reason: string } | null;
  readonly excuse: { readonly setting: string; readonly value: number };
  readonly events: readonly {
    readonly id: string;
    readonly occurredAt: Date;
    readonly actor: string;
    readonly kind: string;
    readonly note: string;
  }[];
}

type SettingValue = number | readonly string[];

/** What one detector goes by. */
export interface DetectorSettings {
  readonly detector: string;
  readonly version: number;
  readonly settings: readonly {
    readonly name: string;
    readonly setting: { readonly unit: string };
    readonly value: SettingValue;
  }[];
  readonly subjects: readonly {
    readonly subject: string | null;
    readonly version: number;
    readonly settings: Readonly<Record<string, SettingValue>>;
    readonly reason: string;
  }[];
  readonly history: readonly { readonly madeBy: string; readonly reason: string }[];
}

type Send<Input> = (input: Input & { readonly idempotencyKey: string }) => Promise<unknown>;

/** What is done about alerts, as each application sends it. */
export interface AlertCommands {
  readonly acknowledge: Send<{ readonly ids: string[]; readonly reason: string }>;
  readonly snooze: Send<{ readonly id: string; readonly reason: string; readonly until: Date }>;
  readonly dismiss: Send<{ readonly id: string; readonly reason: string }>;
  readonly tune: Send<{
    readonly detector: string;
    readonly subject: string | null;
    readonly settings: { name: string; value: number | string[] }[];
    readonly version: number;
    readonly reason: string;
  }>;
}
