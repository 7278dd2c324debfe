import { PageSkeleton } from "@tributary/ui/skeleton";

export default function Loading() {
  return <PageSkeleton />;
}
