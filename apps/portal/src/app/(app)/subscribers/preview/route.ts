import { checkedFile } from "@/frame/checked-file.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { api } from "@/trpc/server.ts";

/** Checks a file of subscribers without taking it. */
export async function POST(request: Request): Promise<Response> {
  return checkedFile(request, (file) => api.subscriber.preview(file), subscriberTexts.import);
}
