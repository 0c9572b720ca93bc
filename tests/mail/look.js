// What is seen of mails in a frame of their own: blocks of text with their direction, rows of cells, calls to action,
// and whatever is hidden, too small, too pale or outside. Gives, for each mail, a list of faults.
(async (mails) => {
  const ARABIC = /[\u0620-\u064a]/, LATIN = /[A-Za-z]/, WORD = /[\p{L}\p{N}]/u;
  const frame = document.createElement("iframe");
  frame.style.cssText = "border:0;height:700px;display:block";
  document.body.replaceChildren(frame);

  const rgb = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);

  const look = ({ html, rtl, width, calls }) => {
    frame.style.width = width + "px";
    const doc = frame.contentDocument;
    doc.open();
    doc.write(html);
    doc.close();
    const view = frame.contentWindow, style = (e) => view.getComputedStyle(e);
    const faults = [], say = (kind, what) => faults.push(`${kind}: ${what}`);
    const own = rtl ? ARABIC : LATIN, start = rtl ? "right" : "left";

    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor, backgroundImage } = style(at);
        if (backgroundImage.includes("gradient")) return rgb(backgroundImage).slice(0, 3);
        const colour = rgb(backgroundColor);
        if (colour.length === 3 || colour[3] > 0.5) return colour.slice(0, 3);
      }
      const dark = style(doc.documentElement).colorScheme.includes("dark");
      return dark && view.matchMedia("(prefers-color-scheme:dark)").matches ? [18, 18, 18] : [255, 255, 255];
    };
    const block = (node) => {
      let at = node.parentElement;
      while (/^inline$|^contents$/.test(style(at).display)) at = at.parentElement;
      return at;
    };
    // The part of a box that no ancestor cuts off.
    const shown = (box, element) => {
      let { left, right, top, bottom } = box;
      for (let at = element; at && at !== doc.body; at = at.parentElement) {
        if (style(at).overflowX === "visible" && style(at).overflowY === "visible") continue;
        const edge = at.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return right - left > 0.5 && bottom - top > 0.5;
    };
    const faint = (element) => {
      let rest = 1;
      for (let at = element; at; at = at.parentElement) rest *= Number(style(at).opacity);
      return rest;
    };
    const range = doc.createRange();
    const boxes = (node, from, to) => {
      range.setStart(node, from);
      range.setEnd(node, to);
      return Array.from(range.getClientRects()).filter((box) => box.width > 0.1);
    };

    // --- every text is there, can be read, and lies in the window ---------------------------------------------------
    const blocks = new Map(), seen = [];
    const walk = doc.createTreeWalker(doc.body, view.NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const holder = node.parentElement, text = node.data;
      if (/^(STYLE|SCRIPT|TITLE)$/.test(holder.tagName) || !WORD.test(text)) continue;
      const words = boxes(node, 0, text.length), look = style(holder);
      const visible = look.visibility === "visible" && faint(holder) > 0.5 && words.some((box) => shown(box, holder));
      if (holder.closest(".preheader")) {
        if (visible) say("preheader", `is shown: ${short(text)}`);
        continue;
      }
      if (!visible) {
        say("hidden", short(text));
        continue;
      }
      seen.push(short(text));
      if (words.some((box) => box.left < -1 || box.right > width + 1)) say("outside", short(text));
      const size = parseFloat(look.fontSize), large = size >= 24 || (size >= 18.66 && Number(look.fontWeight) >= 700);
      if (size < 12) say("small", `${size}px: ${short(text)}`);
      const ratio = contrast(rgb(look.color).slice(0, 3), ground(holder));
      if (ratio < (large ? 3 : 4.5)) say("pale", `${ratio.toFixed(1)}: ${short(text)}`);
      const of = block(node);
      blocks.set(of, [...(blocks.get(of) || []), node]);
    }

    // --- direction --------------------------------------------------------------------------------------------------
    for (const [element, nodes] of blocks) {
      const text = nodes.map((node) => node.data).join(""), look = style(element);
      const rightwards = look.direction === "rtl";
      if (own.test(text) && rightwards !== rtl) say("direction", `${look.direction}: ${short(text)}`);
      const side = look.textAlign.replace("-webkit-", "");
      const aligned = side === "start" ? (rightwards ? "right" : "left") : side;
      if (aligned !== start && aligned !== "center") say("alignment", `${side}: ${short(text)}`);
      if ((ARABIC.test(text) && /[A-Za-z0-9]/.test(text)) || /[.؟!:،]\s*$/.test(text)) order(nodes, rtl);
    }

    // --- the order of mixed text: where the boxes of its words stand ------------------------------------------------
    // Words of one script are one token; tokens that lie side by side stand in the direction of what holds them.
    function order(nodes, base) {
      const tokens = [], held = [{ rtl: base, id: 0 }];
      let count = 0, last = null;
      for (const node of nodes) {
        for (let at = 0; at < node.data.length; at++) {
          const letter = node.data[at];
          if ("\u2066\u2067\u2068".includes(letter)) {
            const rest = node.data.slice(at + 1), a = rest.search(ARABIC), l = rest.search(LATIN);
            const first = a >= 0 && (l < 0 || a < l);
            held.push({ rtl: letter === "\u2067" || (letter === "\u2068" && first), id: ++count });
            last = null;
          } else if (letter === "\u2069") {
            if (held.length > 1) held.pop();
            last = null;
          } else {
            const kind = ARABIC.test(letter) ? "R" : LATIN.test(letter) ? "L" : /[0-9]/.test(letter) ? "N" : "";
            const inside = held[held.length - 1];
            const sign = /[^\s\u200e\u200f]/.test(letter);
            // A number goes on over what groups its figures, a Latin phrase over spaces and signs; nothing else does.
            const joins = last && last.inside === inside && !(last.kind === "N" && last.broken);
            if (!kind) {
              if (last) last.broken = sign ? last.kind === "N" && !".,:/+%".includes(letter) : last.kind === "N";
            } else if (joins && (last.kind === kind || (last.kind === "L" && kind === "N"))) {
              Object.assign(last, { to: node, end: at });
            } else {
              last = { kind, inside, depth: held.length, node, from: at, to: node, end: at, broken: false };
              tokens.push(last);
            }
          }
        }
      }
      const edge = (node, at) => boxes(node, at, at + 1)[0];
      const level = (one, other) => Math.abs(one.top + one.bottom - other.top - other.bottom) < 12;
      tokens.forEach((one, number) => {
        const head = edge(one.node, one.from), tail = edge(one.to, one.end);
        if (head && tail && level(head, tail) && (one.node !== one.to || one.from !== one.end)) {
          const leftwards = tail.left < head.left;
          if (leftwards !== (one.kind === "R")) say("letters", word(one));
        }
        const next = tokens[number + 1];
        if (!next) return;
        const apart = one.inside !== next.inside, by = apart ? base : one.inside.rtl;
        const plain = by ? one.kind === "R" || next.kind === "R" : one.kind === "L" && next.kind === "L";
        const other = edge(next.node, next.from);
        if (!tail || !other || !level(tail, other) || !(apart || plain)) return;
        if (apart && one.depth > 1 && next.depth > 1 && one.depth !== next.depth) return;
        if (other.left < tail.left !== by) say("order", `${word(one)} | ${word(next)}`);
      });
      // What closes the text stands at its end.
      const final = nodes[nodes.length - 1], text = final.data.replace(/[\s\u2066-\u2069]+$/, "");
      const before = tokens[tokens.length - 1], sign = text.length - 1;
      if (!before || !/[.؟!:،]/.test(text[sign]) || !level(edge(final, sign), edge(before.to, before.end))) return;
      if (edge(final, sign).left < edge(before.to, before.end).left !== base) say("order", `${word(before)} ${text[sign]}`);
    }
    function word(token) {
      return token.node === token.to ? short(token.node.data.slice(token.from, token.end + 1)) : "…";
    }

    // --- columns and cells ------------------------------------------------------------------------------------------
    for (const row of doc.querySelectorAll("tr")) {
      const cells = Array.from(row.cells).filter((cell) => WORD.test(cell.textContent));
      for (let at = 1; at < cells.length; at++) {
        const [one, next] = [cells[at - 1].getBoundingClientRect(), cells[at].getBoundingClientRect()];
        const apart = next.top >= one.bottom - 1;
        if (!apart && next.left < one.left !== rtl) say("columns", `${short(cells[at - 1].textContent)} | ${short(cells[at].textContent)}`);
      }
    }

    // --- the window, the call to action -----------------------------------------------------------------------------
    const wide = doc.scrollingElement.scrollWidth;
    if (wide > width) say("scroll", `${wide}px wide in ${width}px`);
    for (const call of calls) {
      const found = Array.from(doc.querySelectorAll("a[href]")).filter(
        (link) => link.getAttribute("href") === call.href && short(link.textContent) === short(call.words));
      const fit = found.some((link) => {
        const box = link.getBoundingClientRect();
        return box.height >= 44 && box.width >= 44 && box.left >= 0 && box.right <= width && shown(box, link);
      });
      const sizes = found.map((link) => link.getBoundingClientRect()).map((b) => `${Math.round(b.width)}x${Math.round(b.height)}`);
      if (!fit) say("call", `${short(call.words)} (${sizes.join(", ") || "not there"})`);
    }
    return { faults, seen };
  };
  return mails.map(look);
})
