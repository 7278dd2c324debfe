"use client";
import { ConnectionTest } from "@tributary/ui/connection-test";
import { networkTexts } from "@/texts/network.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

interface TestButtonProps {
  readonly connection: Inputs["network"]["test"]["connection"];
}

/** Looks whether a connection answers, and says what it did. */
export function TestButton({ connection }: TestButtonProps) {
  const { network } = useTRPCClient();
  return (
    <div className="mt-4">
      <ConnectionTest send={(key) => network.test.mutate({ ...key, connection })} texts={networkTexts.test} />
    </div>
  );
}
