import { openDoors } from "@tributary/db/doors/open-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { openCheckout } from "../payment-gateway/open-checkout.ts";
import { gatewayOpener } from "../payment-gateway/open-gateway.ts";
import { refundCard } from "../payment-gateway/refund-card.ts";
import { CARD_KEYS } from "./card-settings.ts";

/** Asks a gateway for something in a process of its own, to be killed; what for comes as its arguments. */
const [operatorUrl = "", operatorId = "", what = "", name = ""] = process.argv.slice(2);
const db = openDoors({ urls: { operator: operatorUrl } }).operatorDb(operatorId);
const asked = { open: gatewayOpener(CARD_KEYS), actor: "finance@alfa.example", at: new Date() };
if (what === "checkout") await openCheckout(db, { ...asked, billNumber: name });
else await refundCard(db, { ...asked, checkoutId: name, amountMicros: parseMicros("10") });
