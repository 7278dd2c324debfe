import { mailboxTexts } from "@/texts/mailbox.ts";

const { download: texts } = mailboxTexts.refused;

/** Downloads a refused mail. The reason is posted: it belongs into no address. */
export async function fetchRefused(id: string, reason: string): Promise<void> {
  const body = new FormData();
  body.set("reason", reason);
  const headers = { "x-tributary-client": "portal" };
  const answer = await fetch(`/settings/support/refused/${id}`, { method: "POST", headers, body }).catch(
    () => null,
  );
  if (answer === null || answer.redirected) throw new Error(texts.failed);
  if (!answer.ok) throw new Error((await answer.text()) || texts.failed);
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = named?.[1] ?? "mail.eml";
  link.click();
  URL.revokeObjectURL(address);
}
