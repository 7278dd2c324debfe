"use client";
import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import { toast } from "./toast.tsx";

/** What the API said when it refused: a sentence for people, a code for the page. */
export interface Refusal {
  readonly message: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

interface CommandHost {
  /** Shows the page anew. */
  refresh(): void;
  /** Asks who the person is; false when they gave up. */
  stepUp(): Promise<boolean>;
}

const HostContext = createContext<CommandHost>({ refresh: () => undefined, stepUp: async () => false });

/** Tells the commands below it how the application refreshes a page and asks who somebody is. */
export function CommandProvider({
  host,
  children,
}: {
  readonly host: CommandHost;
  readonly children: ReactNode;
}) {
  return <HostContext.Provider value={host}>{children}</HostContext.Provider>;
}

/** How the application around a component refreshes its page and asks who somebody is. */
export function useCommandHost(): CommandHost {
  return useContext(HostContext);
}

type Keyed<Input> = Input & { readonly idempotencyKey: string };

interface Options<Result> {
  /** Said when it is done. */
  readonly done?: string | ((result: Result) => string);
  readonly onDone?: (result: Result) => void;
}

/**
 * Runs something that changes data: one idempotency key per attempt of the person, so that a second click or
 * a retry has one effect; asks who they are when the API wants to know; shows the page anew when it is done.
 */
export function useCommand<Input extends object, Result>(
  send: (input: Keyed<Input>) => Promise<Result>,
  { done, onDone }: Options<Result> = {},
) {
  const host = useCommandHost();
  const key = useRef<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const attempt = async (input: Omit<Input, "idempotencyKey">): Promise<Result> => {
    key.current ??= crypto.randomUUID();
    const keyed = { ...input, idempotencyKey: key.current } as unknown as Keyed<Input>;
    try {
      return await send(keyed);
    } catch (error) {
      if (refusalOf(error).reason !== "STEP_UP_NEEDED" || !(await host.stepUp())) throw error;
      return send(keyed);
    }
  };

  const sendOnce = async (input: Omit<Input, "idempotencyKey">): Promise<Refusal | null> => {
    setPending(true);
    setRefusal(null);
    try {
      const result = await attempt(input);
      key.current = null;
      if (done !== undefined) toast.success(typeof done === "string" ? done : done(result));
      onDone?.(result);
      host.refresh();
      return null;
    } catch (error) {
      const refused = refusalOf(error);
      // A refusal had no effect: what comes next is another request. After a lost answer it is the same one.
      if (refused.reason !== null) key.current = null;
      setRefusal(refused);
      return refused;
    } finally {
      setPending(false);
    }
  };
  const run = async (input: Omit<Input, "idempotencyKey">): Promise<boolean> =>
    (await sendOnce(input)) === null;
  /** For a dialog that stays open and shows the sentence itself: rejects with it. */
  const confirm = async (input: Omit<Input, "idempotencyKey">): Promise<void> => {
    const refused = await sendOnce(input);
    if (refused !== null) throw new Error(refused.message);
  };

  return { run, confirm, isPending, refusal, clear: () => setRefusal(null) };
}

function refusalOf(error: unknown): Refusal {
  const { message, data } = error as { message?: string; data?: Partial<Refusal> | null };
  if (data == null) {
    const lost = "The server cannot be reached. Try again: nothing is done twice.";
    return { message: lost, reason: null, requestId: null, details: null };
  }
  const { reason = null, requestId = null, details = null } = data;
  return { message: message ?? "", reason, requestId, details };
}
