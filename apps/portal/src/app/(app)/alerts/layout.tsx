import { Commands } from "@/alerts/commands.tsx";

export default function AlertsLayout({ children }: LayoutProps<"/alerts">) {
  return <Commands>{children}</Commands>;
}
