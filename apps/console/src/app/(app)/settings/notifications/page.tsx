import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { notificationTexts as texts } from "@/texts/notification.ts";
import { api } from "@/trpc/server.ts";
import { Choices } from "./choices.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Notifications() {
  const shown = await api.notification.show();
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <Choices shown={shown} />
    </div>
  );
}
