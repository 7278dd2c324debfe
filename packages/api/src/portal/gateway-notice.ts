import { gatewayOpener } from "@tributary/services/payment-gateway/open-gateway";
import { takeNotice } from "@tributary/services/payment-gateway/take-notice";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { type Inbound, inboundDoor, readBounded, refuseInbound } from "./inbound.ts";

/** More than any event of the gateway has. */
const LARGEST_BYTES = 524_288;

/**
 * Takes what an operator's payment gateway says by itself. There is no session: the signature is what proves
 * it. An operator that is not there, or takes no cards, is answered like a wrong signature. Whatever is no
 * success is said again by the gateway.
 */
export async function receiveGatewayNotice(request: Request, { params }: Inbound): Promise<Response> {
  try {
    const signature = request.headers.get("stripe-signature");
    const db = signature === null ? null : inboundDoor((await params).operator);
    if (signature === null || db === null) return unsigned();
    const body = await readBounded(request, LARGEST_BYTES);
    const open = gatewayOpener(processSealKeys());
    const isTaken = await takeNotice(db, { body, signature, open, at: new Date() });
    return isTaken ? Response.json({ isTaken }) : unsigned();
  } catch (error) {
    return refuseInbound("gateway-notice", error);
  }
}

function unsigned(): Response {
  return Response.json({ message: "This is not signed by the operator's gateway." }, { status: 401 });
}
