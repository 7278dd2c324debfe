import { DomainError } from "../error.ts";
import {
  addExact,
  compareExact,
  divideExact,
  exact,
  multiplyExact,
  negateExact,
  subtractExact,
  ZERO,
} from "../money/exact.ts";
import { divideRounded } from "../money/round.ts";
import type { Exact } from "../money/types.ts";
import type { Pricing, Tier } from "./types.ts";

/**
 * Prices the quantity of one line and period.
 *
 * Units   `quantity` in display units (GB, minutes, SIM-months); the result in currency units, exact.
 * Shape   graduated: each slice bears its own tier's rate; volume: the whole quantity bears the rate of the
 *         tier it reaches; package: a started package is paid whole. A negative quantity (a refund) gives the
 *         negative of the same sum.
 * Rounds  nothing; the caller rounds once by the agreement.
 * Throws  {@link DomainError} `RATE_MISSING` when the quantity lies beyond the last tier, `TERMS_INVALID`.
 */
export function priceQuantity(pricing: Pricing, quantity: Exact): Exact {
  if (quantity.numerator < 0n) return negateExact(priceQuantity(pricing, negateExact(quantity)));
  switch (pricing.model) {
    case "per-unit":
      return multiplyExact(pricing.rate, quantity);
    case "graduated":
      return priceGraduated(pricing.tiers, quantity);
    case "volume":
      return priceVolume(pricing.tiers, quantity);
    case "package":
      return pricePackages(pricing, quantity);
  }
}

function priceGraduated(tiers: readonly Tier[], quantity: Exact): Exact {
  let amount = ZERO;
  let floor = ZERO;
  for (const tier of tiers) {
    const isLast = tier.upTo === null || compareExact(quantity, tier.upTo) <= 0;
    const ceiling = isLast || tier.upTo === null ? quantity : tier.upTo;
    if (compareExact(ceiling, floor) < 0) throw outOfOrder();
    amount = addExact(amount, priceInTier(tier, subtractExact(ceiling, floor)));
    if (isLast) return amount;
    floor = ceiling;
  }
  throw beyondLastTier();
}

function priceVolume(tiers: readonly Tier[], quantity: Exact): Exact {
  for (const tier of tiers) {
    if (tier.upTo === null || compareExact(quantity, tier.upTo) <= 0) return priceInTier(tier, quantity);
  }
  throw beyondLastTier();
}

function priceInTier(tier: Tier, quantity: Exact): Exact {
  const charged =
    tier.block === undefined ? quantity : multiplyExact(wholeUnits(quantity, tier.block), tier.block);
  return addExact(tier.flat, multiplyExact(tier.rate, charged));
}

function pricePackages(pricing: Extract<Pricing, { model: "package" }>, quantity: Exact): Exact {
  const charged = subtractExact(quantity, pricing.free ?? ZERO);
  if (charged.numerator <= 0n) return ZERO;
  return multiplyExact(pricing.price, wholeUnits(charged, pricing.size));
}

/** How many whole units of `size` hold `quantity`, a started one counted. */
function wholeUnits(quantity: Exact, size: Exact): Exact {
  if (size.numerator <= 0n) {
    throw new DomainError("TERMS_INVALID", "A package or block has no size: enter how many units one holds.");
  }
  const units = divideExact(quantity, size);
  return exact(divideRounded(units.numerator, units.denominator, "up"));
}

function outOfOrder(): DomainError {
  return new DomainError(
    "TERMS_INVALID",
    "A tier ends below the one before it: put the tiers in rising order.",
  );
}

function beyondLastTier(): DomainError {
  return new DomainError(
    "RATE_MISSING",
    "The quantity lies beyond the last tier: add a tier that is open at the top.",
  );
}
