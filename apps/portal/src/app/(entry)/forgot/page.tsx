import { ForgotForm } from "@tributary/ui/identity/forgot-form";
import type { Metadata } from "next";
import { askForReset } from "@/session/entry-actions.ts";
import { sessionTexts } from "@/texts/session.ts";

export const metadata: Metadata = { title: sessionTexts.titles.forgot };

export default function Forgot() {
  return <ForgotForm onAsk={askForReset} />;
}
