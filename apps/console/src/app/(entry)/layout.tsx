import { EntryPage } from "@tributary/ui/identity/entry-page";
import type { ReactNode } from "react";
import { sessionTexts } from "@/texts/session.ts";

export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <EntryPage brand={sessionTexts.brand} tagline={sessionTexts.tagline}>
      {children}
    </EntryPage>
  );
}
