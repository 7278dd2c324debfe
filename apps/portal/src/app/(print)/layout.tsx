import type { ReactNode } from "react";
import { requirePrincipal } from "@/session/require-principal.ts";

/** Paper has no frame. */
export default async function PrintLayout({ children }: { readonly children: ReactNode }) {
  await requirePrincipal();
  return <main className="mx-auto w-full max-w-[210mm] px-4 py-8 print:max-w-none">{children}</main>;
}
