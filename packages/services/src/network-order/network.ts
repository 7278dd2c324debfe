import type { OrderSubject } from "@tributary/domain/network-order/subject";
import type { NetworkAnswer, OrderAction } from "@tributary/domain/network-order/types";

/** An order on its way: what of it goes out. */
export interface SentOrder {
  /** The same for every try: by it the other side knows the order again. */
  readonly id: string;
  readonly action: OrderAction;
  readonly subject: OrderSubject;
  /** This try, from 1. */
  readonly attempt: number;
}

/** Whoever carries orders out. It answers every try; a failure on the way is an answer too. */
export interface Network {
  send(order: SentOrder, signal: AbortSignal): Promise<NetworkAnswer>;
}
