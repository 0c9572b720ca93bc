// One entry for each page: a partner in a locale.
import { readFileSync } from "node:fs";

export default () => {
  const partners = JSON.parse(readFileSync("_data/partners.json", "utf8"));
  return Object.entries(partners).flatMap(([segment, list]) =>
    list.flatMap((partner) => ["ar", "en"].map((locale) => ({ segment, locale, partner, name: partner[`shown_${locale}`] }))),
  );
};
