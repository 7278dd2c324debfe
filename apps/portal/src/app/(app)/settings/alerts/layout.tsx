import { Commands } from "@/alerts/commands.tsx";

export default function AlertSettingsLayout({ children }: LayoutProps<"/settings/alerts">) {
  return <Commands>{children}</Commands>;
}
