"use client";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { assignmentOf, type FixDraft, mappingOf } from "./fix-draft.ts";
import type { FixTarget, Method } from "./fix-method.ts";

/** The command behind each way of fixing. */
export function useFix(method: Method, onDone: () => void) {
  const { quarantine } = useTRPCClient();
  const options = (way: Method) => ({
    done: ({ records }: { readonly records: number }) => fixTexts.done[way](formatDecimal(BigInt(records))),
    onDone,
  });
  const assign = useCommand(quarantine.assign.mutate, options("assign"));
  const map = useCommand(quarantine.map.mutate, options("map"));
  const redrive = useCommand(quarantine.redrive.mutate, options("redrive"));
  const reject = useCommand(quarantine.reject.mutate, options("reject"));

  const run = (target: FixTarget, draft: FixDraft, why: string): Promise<boolean> => {
    const named = namedOf(target);
    switch (method) {
      case "assign":
        return assign.run({ ...named, ...assignmentOf(draft), why });
      case "map":
        return map.run({ ...named, mapping: mappingOf(draft), why });
      case "redrive":
        return redrive.run({ ...selectionOf(target), why });
      case "reject":
        return reject.run({ ...selectionOf(target), why });
    }
  };
  const { isPending, refusal } = { assign, map, redrive, reject }[method];
  return { run, isPending, refusal };
}

/** The groups by name, and the records that were picked of them. */
export function namedOf({ groups, picked }: FixTarget) {
  return { groups: [...groups], ...(picked === undefined ? {} : { picked: [...picked] }) };
}

function selectionOf(target: FixTarget) {
  return target.filter === undefined ? namedOf(target) : { filter: target.filter };
}
