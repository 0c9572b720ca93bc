// Only Nunjucks pages out of one list; no other template language is looked for, no collection is kept. What is the
// same for all partners of a segment and locale stands in {% once %} and is made once.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import markdownIt from "markdown-it";

const markdown = markdownIt({ html: true });
const kept = (make) => {
  const cache = new Map();
  return (key) => {
    if (!cache.has(key)) cache.set(key, make(key));
    return cache.get(key);
  };
};

// {% once "name", segment, locale %}...{% endonce %}: what stands inside is made for the first page of that key only.
class Once {
  tags = ["once"];
  cache = new Map();
  constructor(nunjucks) {
    this.nunjucks = nunjucks;
  }
  parse(parser, nodes) {
    const token = parser.nextToken();
    const key = parser.parseSignature(null, true);
    parser.advanceAfterBlockEnd(token.value);
    const body = parser.parseUntilBlocks("endonce");
    parser.advanceAfterBlockEnd();
    return new nodes.CallExtension(this, "run", key, [body]);
  }
  run(_context, ...rest) {
    const body = rest.pop();
    const key = rest.join("/");
    if (!this.cache.has(key)) this.cache.set(key, new this.nunjucks.runtime.SafeString(body()));
    return this.cache.get(key);
  }
}

export default function (config) {
  config.addFilter("icon", kept((name) => readFileSync(`icons/${name}.svg`, "utf8")));
  config.addFilter("line", kept((text) => markdown.renderInline(text)));
  config.addFilter("paragraphs", kept((text) => markdown.render(text)));
  config.addFilter("offered", (html, offer) => html.replaceAll("{offer}", offer.value).replaceAll("{until}", offer.until));
  config.addFilter("named", (html, name) => String(html).replaceAll("{partner}", name));
  config.addFilter("linkId", (text) => createHash("md5").update(text).digest("hex").slice(0, 10));
  config.addNunjucksTag("once", (nunjucks) => new Once(nunjucks));
  config.setUseGitIgnore(false);
  return { templateFormats: ["njk"], dir: { input: "pages", data: "../_data", includes: "../_includes" } };
}
