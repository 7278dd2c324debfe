import { showLink } from "@tributary/api/session/entry-forms";
import { readToken } from "@tributary/api/session/read-token";
import { InvitationPanel } from "@tributary/ui/identity/invitation-panel";
import type { Metadata } from "next";
import { takeInvitation } from "@/session/entry-actions.ts";
import { sessionTexts } from "@/texts/session.ts";

export const metadata: Metadata = { title: sessionTexts.titles.invitation };

export default async function Invitation({ searchParams }: PageProps<"/invitation">) {
  const token = readToken(await searchParams);
  const link = await showLink("console", { token, purpose: "invitation" });
  return <InvitationPanel token={token} link={link} onAccept={takeInvitation} />;
}
