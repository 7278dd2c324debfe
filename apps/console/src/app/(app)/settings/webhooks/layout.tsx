import { Commands } from "./commands.tsx";

export default function WebhooksLayout({ children }: LayoutProps<"/settings/webhooks">) {
  return <Commands>{children}</Commands>;
}
