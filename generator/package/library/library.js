"use strict";
/* The library of kits: search, filters and a list of which only the rows in sight are drawn. Works from disk. */
const wasl = (() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const say = facts.words;
  const at = id => document.getElementById(id);
  const named = pairs => new Map(pairs);
  const segments = named(facts.segments), tiers = named(facts.tiers);
  const number = new Intl.NumberFormat(facts.locale, { numberingSystem: facts.digits });
  const plural = new Intl.PluralRules(facts.locale);
  const MOST_PIXELS = 15000000; // browsers draw no higher box
  const AROUND = 6; // rows drawn above and below those in sight
  let people = null; // rows of library.js: slug, segment, level, type, token, names
  let kits = []; // what could be shown: {partner or null, segment, language}
  let shown = []; // what is
  let tall = 0;
  const drawn = new Map();

  const load = rows => { people = rows; };
  const plain = text => text.normalize("NFKD").toLowerCase().replace(/[\p{M}ـ]/gu, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي")
    .replace(/[٠-٩]/g, digit => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).replace(/[۰-۹]/g, digit => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit));
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? values[name] : name.toLowerCase() in values ? values[name.toLowerCase()].toUpperCase() : whole);
  const address = path => facts.base + path.replace(/(^|\/)index\.html$/, "$1");
  const nameOf = (row, place) => row[5 + place] || row[5];
  const segmentOf = slug => segments.get(slug) || slug;
  const tierOf = slug => slug ? tiers.get(slug) || slug : say.no_tier;

  function gather() {
    const words = new Map();
    const of = slug => words.get(slug) || words.set(slug, plain(segmentOf(slug))).get(slug);
    const places = facts.locales.map((_, place) => place);
    for (const [slug, name] of facts.segments)
      for (const place of places) kits.push({ row: null, segment: slug, place, hay: plain(`${slug} ${name}`) });
    for (const row of people) {
      const hay = `${row[0]} ${plain(row.slice(5).filter(Boolean).join(" "))} ${of(row[1])} ${row[4]}`;
      for (const place of places) kits.push({ row, segment: row[1], place, hay });
    }
  }

  function asked() {
    const text = at("search").value.trim();
    const token = /\/k\/([a-z2-7]{24})/.exec(text);
    return {
      words: token ? [token[1]] : plain(text).split(/\s+/).filter(Boolean),
      segment: at("segment").value, tier: at("tier").value, language: at("language").value,
    };
  }

  function rowHeight() {
    const style = getComputedStyle(document.documentElement);
    return parseFloat(style.getPropertyValue("--row")) * parseFloat(style.fontSize);
  }

  function choose() {
    const want = asked();
    const place = facts.locales.findIndex(one => one[0] === want.language);
    const found = kits.filter(kit => (place < 0 || kit.place === place)
      && (!want.segment || kit.segment === want.segment)
      && (!want.tier || (kit.row ? `-${kit.row[2]}` === want.tier : want.tier === "="))
      && want.words.every(word => kit.hay.includes(word)));
    tall = rowHeight();
    const most = Math.floor(MOST_PIXELS / tall);
    shown = found.slice(0, most);
    for (const node of drawn.values()) node.remove();
    drawn.clear();
    at("kits").style.height = `${shown.length * tall}px`;
    const count = say.found[plural.select(found.length)] || say.found.other;
    at("found").textContent = count.replace("{n}", number.format(found.length))
      + (found.length > most ? " · " + say.capped.replace("{shown}", number.format(most)) : "");
    at("none").hidden = found.length > 0;
    at("none").textContent = say.none;
    for (const button of document.querySelectorAll("#board button"))
      button.setAttribute("aria-pressed", String(Boolean(want.segment || want.tier) && button.dataset.segment === want.segment && button.dataset.tier === want.tier));
    remember(want);
    draw();
  }

  function remember(want) {
    const kept = new URLSearchParams();
    if (at("search").value.trim()) kept.set("q", at("search").value.trim());
    for (const name of ["segment", "tier"]) if (want[name]) kept.set(name, want[name]);
    if (want.language !== facts.locale) kept.set("language", want.language || "all");
    try { history.replaceState(null, "", `#${kept}`); } catch { /* some browsers forbid it for files */ }
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    at("search").value = kept.get("q") || "";
    for (const name of ["segment", "tier"]) at(name).value = kept.get(name) || "";
    at("language").value = kept.has("language") ? kept.get("language").replace("all", "") : facts.locale;
    for (const name of ["segment", "tier", "language"]) if (at(name).selectedIndex < 0) at(name).value = "";
  }

  function draw() {
    const list = at("kits");
    const top = -list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / tall) - AROUND);
    const last = Math.min(shown.length, Math.ceil((top + innerHeight) / tall) + AROUND);
    for (const [place, node] of drawn)
      if ((place < first || place >= last) && !node.contains(document.activeElement)) { node.remove(); drawn.delete(place); }
    for (let place = first; place < last; place++) {
      if (drawn.has(place)) continue;
      const node = line(shown[place], place);
      const after = [...drawn.keys()].filter(other => other > place).sort((a, b) => a - b)[0];
      list.insertBefore(node, after === undefined ? null : drawn.get(after));
      drawn.set(place, node);
    }
  }

  function element(name, parts, fields = {}) {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...parts);
    return made;
  }
  const isolated = text => element("bdi", [text]);
  const link = (text, href, fields) => element("a", [text], { href, ...fields });

  function line(kit, place) {
    const { row, segment } = kit;
    const [locale, language] = facts.locales[kit.place];
    const values = { locale, segment, ...(row ? { partner: row[0], token: row[4] } : {}) };
    const path = filled(row ? facts.paths.kit : facts.paths.neutral, values);
    const page = filled(row ? facts.paths.page : facts.paths.landing, values);
    const here = facts.locales.findIndex(one => one[0] === facts.locale);
    const name = row ? nameOf(row, here) : `${say.neutral_of}: ${segmentOf(segment)}`;
    const others = row ? [row[0], ...new Set(row.slice(5).filter(other => other && other !== name))] : [say.neutral];
    const meta = row ? [segmentOf(segment), tierOf(row[2]), say.types[row[3]] || row[3], language] : [segmentOf(segment), language];
    const joined = texts => texts.flatMap((text, index) => index ? [" · ", isolated(text)] : [isolated(text)]);
    const copy = element("button", [say.copy], { type: "button", onclick: () => copied(copy, address(path)) });
    const archives = facts.kits.filter(one => (one.for === "partner") === Boolean(row)
      && (!one.segments.length || one.segments.includes(segment)) && (!one.locales.length || one.locales.includes(locale))
      && (!one.tiers.length || (row && one.tiers.includes(row[2]))));
    const node = element("li", [
      element("div", [
        element("strong", [isolated(name)], { title: name }), element("span", joined(others)), element("span", joined(meta)),
      ], { className: "who" }),
      element("div", [
        element("div", [link(say.open, address(path)), copy], { className: "main" }),
        element("div", [
          link(say.local, facts.site + path), link(row ? say.page : say.segment_page, address(page)),
          ...archives.map(one => link(`${say.download}: ${one.title}`, facts.site + filled(one.zip, values), { download: "" })),
        ], { className: "more" }),
      ], { className: "doing" }),
    ]);
    node.style.insetBlockStart = `${place * tall}px`;
    node.setAttribute("aria-setsize", shown.length);
    node.setAttribute("aria-posinset", place + 1);
    return node;
  }

  async function copied(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = element("textarea", [], { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.textContent = say.copied;
    button.classList.add("done");
    setTimeout(() => { button.textContent = say.copy; button.classList.remove("done"); }, 2500);
  }

  function board() {
    const count = new Map();
    const add = key => count.set(key, (count.get(key) || 0) + 1);
    for (const row of people) for (const key of [`${row[1]}|-${row[2]}`, `${row[1]}|`, `|-${row[2]}`, "|"]) add(key);
    const known = new Set(people.map(row => row[2]));
    const levels = [...facts.tiers.map(one => one[0]), ...(known.has("") && !tiers.has("") ? [""] : [])];
    const cell = (segment, tier) => {
      const found = count.get(`${segment}|${tier}`) || 0;
      if (!found) return element("td", [element("span", [number.format(0)], { className: "zero" })]);
      const button = element("button", [number.format(found)], { type: "button", onclick: () => pick(segment, tier) });
      button.dataset.segment = segment;
      button.dataset.tier = tier;
      button.setAttribute("aria-label", [segment && segmentOf(segment), tier && tierOf(tier.slice(1)), number.format(found)].filter(Boolean).join(", "));
      return element("td", [button]);
    };
    const line = (name, segment) => element("tr", [
      element("th", [name], { scope: "row" }), ...levels.map(tier => cell(segment, `-${tier}`)), cell(segment, ""),
    ]);
    const heads = [say.segment, ...levels.map(tierOf), say.total].map(text => element("th", [text], { scope: "col" }));
    at("board").append(
      element("thead", [element("tr", heads)]),
      element("tbody", [...facts.segments.map(([slug, name]) => line(name, slug)), line(say.total, "")]),
    );
    const options = (id, label, every, pairs) => {
      at(id).setAttribute("aria-label", label);
      at(id).append(element("option", [every], { value: "" }), ...pairs.map(([value, text]) => element("option", [text], { value })));
    };
    options("segment", say.segment, say.every_segment, facts.segments);
    options("tier", say.tier, say.every_tier, [...levels.map(tier => [`-${tier}`, tierOf(tier)]), ["=", say.neutral]]);
    options("language", say.language, say.every_language, facts.locales);
  }

  function pick(segment, tier) {
    at("segment").value = segment;
    at("tier").value = tier;
    choose();
    at("tools").scrollIntoView({ block: "start" });
  }

  function start() {
    if (people === null) {
      at("none").hidden = false;
      at("none").textContent = say.missing;
      return;
    }
    gather();
    board();
    recall();
    choose();
    let due = 0;
    const soon = () => { due = due || requestAnimationFrame(() => { due = 0; draw(); }); };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", () => requestAnimationFrame(() => { if (rowHeight() === tall) draw(); else choose(); }));
    addEventListener("hashchange", () => { recall(); choose(); });
    at("tools").addEventListener("submit", event => event.preventDefault());
    at("tools").addEventListener("input", choose);
    at("tools").addEventListener("reset", () => setTimeout(() => { recallNothing(); choose(); }));
  }

  function recallNothing() {
    at("search").value = at("segment").value = at("tier").value = "";
    at("language").value = facts.locale;
  }

  return Object.assign(load, { start });
})();
