// Only Nunjucks pages out of one list; no other template language is looked for, no collection is kept.
import { createHash } from "node:crypto";

export default function (config) {
  config.addFilter("linkId", (text) => createHash("md5").update(text).digest("hex").slice(0, 10));
  config.setUseGitIgnore(false);
  return { templateFormats: ["njk"], dir: { input: "pages", data: "../_data" } };
}
