import {
  Archive,
  ArrowLeftRight,
  BellRing,
  Calculator,
  CardSim,
  ChartColumn,
  CreditCard,
  Eye,
  FileText,
  Headset,
  House,
  LifeBuoy,
  type LucideIcon,
  MessagesSquare,
  Network,
  Package,
  PackageOpen,
  Phone,
  RadioTower,
  ReceiptText,
  Rocket,
  ScrollText,
  Tags,
  Users,
  UsersRound,
  Webhook,
} from "lucide-react";
import { frameTexts } from "./texts/frame.ts";
import type { Permission } from "./trpc/outputs.ts";

/** One place of the portal, for those who may see it. */
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

const { places, groups } = frameTexts;

/** Every place of the portal. */
export const NAVIGATION: readonly PlaceGroup[] = [
  {
    places: [
      { label: places.home, href: "/", icon: House, permission: "home:read" },
      { label: places.onboarding, href: "/onboarding", icon: Rocket, permission: "onboarding:write" },
      { label: places.alerts, href: "/alerts", icon: BellRing, permission: "alert:read" },
      { label: places.statements, href: "/statements", icon: FileText, permission: "statement:read" },
      {
        label: places.disputes,
        href: "/disputes",
        icon: MessagesSquare,
        permission: "operator-dispute:read",
      },
      { label: places.usage, href: "/usage", icon: ChartColumn, permission: "usage:read" },
    ],
  },
  {
    label: groups.customers,
    places: [
      {
        label: places.subscribers,
        href: "/subscribers",
        icon: UsersRound,
        permission: "subscriber:read-masked",
      },
      { label: places.support, href: "/support", icon: Headset, permission: "ticket:read" },
      { label: places.bills, href: "/bills", icon: ReceiptText, permission: "bill:read" },
      { label: places.sims, href: "/sims", icon: CardSim, permission: "sim:read" },
      { label: places.numbers, href: "/numbers", icon: Phone, permission: "number:read" },
      { label: places.porting, href: "/porting", icon: ArrowLeftRight, permission: "number:read" },
      {
        label: places.networkOrders,
        href: "/network-orders",
        icon: RadioTower,
        permission: "network-order:read",
      },
    ],
  },
  {
    label: groups.catalog,
    places: [
      { label: places.plans, href: "/plans", icon: Package, permission: "plan:read" },
      { label: places.rateCards, href: "/rate-cards", icon: Tags, permission: "rate-card:read" },
    ],
  },
  {
    label: groups.settings,
    places: [
      { label: places.team, href: "/settings/team", icon: Users, permission: "user:read" },
      {
        label: places.billing,
        href: "/settings/billing",
        icon: Calculator,
        permission: "billing-profile:read",
      },
      { label: places.network, href: "/settings/network", icon: Network, permission: "network:read" },
      {
        label: places.payments,
        href: "/settings/payments",
        icon: CreditCard,
        permission: "bill:read",
      },
      {
        label: places.retention,
        href: "/settings/retention",
        icon: Archive,
        permission: "retention:read",
      },
      {
        label: places.exportPacks,
        href: "/settings/export",
        icon: PackageOpen,
        permission: "export-pack:read",
      },
      { label: places.webhooks, href: "/settings/webhooks", icon: Webhook, permission: "webhook:read" },
      { label: places.supportDesk, href: "/settings/support", icon: LifeBuoy, permission: "ticket:read" },
      { label: places.accessLog, href: "/settings/access-log", icon: Eye, permission: "audit:read" },
      { label: places.audit, href: "/settings/audit", icon: ScrollText, permission: "audit:read" },
    ],
  },
];
