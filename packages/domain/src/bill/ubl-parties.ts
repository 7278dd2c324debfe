import type { Buyer } from "./document.ts";
import type { Seller } from "./types.ts";
import { element, type XmlElement } from "./xml.ts";

/** Who bills: name, address and VAT number. */
export function supplier({ name, street, postalCode, city, country, taxId }: Seller): XmlElement {
  return element("cac:AccountingSupplierParty", [
    element("cac:Party", [
      element("cac:PostalAddress", [
        element("cbc:StreetName", street),
        element("cbc:CityName", city),
        element("cbc:PostalZone", postalCode),
        countryOf(country),
      ]),
      element("cac:PartyTaxScheme", [element("cbc:CompanyID", taxId), taxScheme()]),
      element("cac:PartyLegalEntity", [element("cbc:RegistrationName", name)]),
    ]),
  ]);
}

/** Who is billed. */
export function customer({ name, addressLines, country, vatId }: Buyer): XmlElement {
  return element("cac:AccountingCustomerParty", [
    element("cac:Party", [
      element("cac:PostalAddress", [
        ...addressLines.slice(0, 2).map((line, index) => {
          return element(index === 0 ? "cbc:StreetName" : "cbc:AdditionalStreetName", line);
        }),
        addressLines.length > 2
          ? element("cac:AddressLine", [element("cbc:Line", addressLines.slice(2).join(", "))])
          : null,
        countryOf(country),
      ]),
      vatId === null ? null : element("cac:PartyTaxScheme", [element("cbc:CompanyID", vatId), taxScheme()]),
      element("cac:PartyLegalEntity", [element("cbc:RegistrationName", name)]),
    ]),
  ]);
}

export function taxScheme(): XmlElement {
  return element("cac:TaxScheme", [element("cbc:ID", "VAT")]);
}

function countryOf(code: string): XmlElement {
  return element("cac:Country", [element("cbc:IdentificationCode", code)]);
}
