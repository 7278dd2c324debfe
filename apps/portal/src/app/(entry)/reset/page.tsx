import { showLink } from "@tributary/api/session/entry-forms";
import { readToken } from "@tributary/api/session/read-token";
import { ResetPanel } from "@tributary/ui/identity/reset-panel";
import type { Metadata } from "next";
import { chooseNewPassword } from "@/session/entry-actions.ts";
import { sessionTexts } from "@/texts/session.ts";

export const metadata: Metadata = { title: sessionTexts.titles.reset };

export default async function Reset({ searchParams }: PageProps<"/reset">) {
  const token = readToken(await searchParams);
  const link = await showLink("portal", { token, purpose: "password_reset" });
  return <ResetPanel token={token} link={link} onChoose={chooseNewPassword} />;
}
