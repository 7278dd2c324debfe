import {
  BellRing,
  BookOpenText,
  Building2,
  CalendarCheck2,
  CardSim,
  FileInput,
  FileText,
  Handshake,
  Headset,
  History,
  LayoutDashboard,
  LayoutTemplate,
  type LucideIcon,
  MessageSquareWarning,
  PackageX,
  ReceiptText,
  Rocket,
  Scale,
  ScrollText,
  SlidersHorizontal,
  Store,
  Users,
  Webhook,
} from "lucide-react";
import { frameTexts } from "./texts/frame.ts";
import type { Permission } from "./trpc/outputs.ts";

/** One place of the console, for those who may see it. */
export interface Place {
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
}

export interface PlaceGroup {
  readonly label?: string;
  readonly places: readonly Place[];
}

const { groups, places } = frameTexts;

/** Every place of the console, in the order in which a month is worked through. */
export const NAVIGATION: readonly PlaceGroup[] = [
  {
    places: [
      { label: places.overview, href: "/", icon: LayoutDashboard, permission: "portfolio:read" },
      { label: places.alerts, href: "/alerts", icon: BellRing, permission: "alert:read" },
      { label: places.operators, href: "/operators", icon: Building2, permission: "operator:read" },
      { label: places.onboarding, href: "/onboarding", icon: Rocket, permission: "operator:read" },
      {
        label: places.templates,
        href: "/operator-templates",
        icon: LayoutTemplate,
        permission: "operator:read",
      },
      { label: places.retail, href: "/retail", icon: Store, permission: "portfolio:read" },
      { label: places.whatIf, href: "/what-if", icon: SlidersHorizontal, permission: "settlement:read" },
    ],
  },
  {
    label: groups.usage,
    places: [
      { label: places.usageFiles, href: "/usage-files", icon: FileInput, permission: "usage-file:read" },
      { label: places.quarantine, href: "/quarantine", icon: PackageX, permission: "quarantine:read" },
      { label: places.agreements, href: "/agreements", icon: Handshake, permission: "agreement:read" },
      { label: places.corrections, href: "/corrections", icon: History, permission: "quarantine:read" },
      { label: places.simTransfers, href: "/sim-transfers", icon: CardSim, permission: "sim:read" },
    ],
  },
  {
    label: groups.settle,
    places: [
      { label: places.mnoInvoices, href: "/mno-invoices", icon: ReceiptText, permission: "mno-invoice:read" },
      { label: places.settlement, href: "/settlement", icon: CalendarCheck2, permission: "settlement:read" },
      { label: places.disputes, href: "/disputes", icon: Scale, permission: "dispute:read" },
      {
        label: places.operatorDisputes,
        href: "/operator-disputes",
        icon: MessageSquareWarning,
        permission: "operator-dispute:read",
      },
      { label: places.statements, href: "/statements", icon: FileText, permission: "statement:read" },
      { label: places.ledger, href: "/ledger", icon: BookOpenText, permission: "ledger:read" },
    ],
  },
  {
    label: groups.support,
    places: [{ label: places.support, href: "/support", icon: Headset, permission: "ticket:read" }],
  },
  {
    label: groups.house,
    places: [
      { label: places.users, href: "/settings/users", icon: Users, permission: "user:read" },
      { label: places.webhooks, href: "/settings/webhooks", icon: Webhook, permission: "webhook:read" },
      { label: places.audit, href: "/audit", icon: ScrollText, permission: "audit:read" },
    ],
  },
];

/** Whether the console has this place: nothing leads to one that is not there. */
export function hasPlace(href: string): boolean {
  return NAVIGATION.some(({ places }) => places.some((place) => place.href === href));
}
