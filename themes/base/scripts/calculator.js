// What a partner earns, by the rules of the offer and to the last unit as the server counts it: whole numbers only.
// The names of the rules are those of `generator/offers/calculator_rules.py`. Without this file the table stands.
{
  const ONE = 10n ** 18n;
  const kept = (make) => {
    const known = new Map();
    return (...given) => {
      const name = given.join();
      if (!known.has(name)) known.set(name, make(...given));
      return known.get(name);
    };
  };
  const big = kept((text) => {
    const [whole, rest = ""] = String(text).split(".");
    return BigInt(whole + rest.slice(0, 18).padEnd(18, "0"));
  });
  const mul = (a, b) => a * b / ONE;
  const div = (a, b) => (2n * a * ONE + b) / (2n * b);
  const least = (a, b) => a < b ? a : b;
  const floor = (a, unit) => a - a % unit;
  const dated = (day) => new Date(day * 864e5);
  const monthOf = (at) => at.getUTCFullYear() * 12 + at.getUTCMonth() - 23640;
  const utc = (month, day) => Date.UTC(1970, month, day) / 864e5;
  const after = kept((day, [months, days]) => {
    const at = dated(day), month = monthOf(at) + months;
    return utc(month, Math.min(at.getUTCDate(), dated(utc(month + 1, 0)).getUTCDate())) + days;
  });
  const LENGTH = { month: 1, quarter: 3, year: 12 };
  // Number and last day of the window that a day is in.
  const span = kept((kind, day, start) => {
    if (kind === "ever") return [0];
    if (kind === "day") return [day, day];
    if (kind === "week") return [Math.floor((day + 3) / 7), day + 6 - (day + 3) % 7];
    if (LENGTH[kind]) {
      const n = Math.floor(monthOf(dated(day)) / LENGTH[kind]);
      return [n, utc((n + 1) * LENGTH[kind], 0)];
    }
    let n = 0, end;
    while ((end = after(start, kind.map((part) => part * (n + 1)))) <= day) n++;
    return [n, end - 1];
  });

  // All that is owed in one scene: sums by side and unit, and what each day brings the partner.
  const earn = (data, scene) => {
    const start = data.s, uses = [], seats = [], runs = data.l.map(() => ({ tally: {}, placed: 0, metric: {}, kept: {} }));
    const sums = { referrer: {}, referee: {} }, days = {};
    let waiting = [], last = start;
    const count = (name) => BigInt(scene.counts[name]) * ONE;
    const said = (name) => name === "amount" ? scene.amount : count(name);
    const holds = (rule) => {
      if (rule === undefined || rule === true) return true;
      if (!rule) return false;
      if (rule.a) return rule.a.every(holds);
      if (rule.o) return rule.o.some(holds);
      if (rule.n) return !holds(rule.n);
      if (rule.s) return rule.v.includes(scene.state[rule.s]);
      const own = said(rule.k), [low, high] = rule.v.map(big);
      return { gt: own > low, gte: own >= low, lt: own < low, lte: own <= low, between: own >= low && own <= high,
        ne: !rule.v.some((one) => big(one) === own) }[rule.q] ?? rule.v.some((one) => big(one) === own);
    };

    const key = (place, claim, unit = "") => {
      const cap = data.p[place];
      return `${cap.x ? claim.who : ""}/${span(cap.w, claim.day, start)[0]}/${cap.u || unit}`;
    };
    const left = (place, claim, unit) => {
      const cap = data.p[place], at = key(place, claim, unit), most = cap.k ? mul(count(cap.k), big(cap.m)) : big(cap.m);
      if (cap.o === "referees") {
        const taken = (seats[place] ??= {})[at];
        return taken?.has(claim.who) ? ONE : most - BigInt(taken?.size ?? 0) * ONE;
      }
      const rest = most - ((uses[place] ??= {})[at] ?? 0n);
      return rest > 0n ? rest : 0n;
    };
    const put = ([place, at, amount, who]) => {
      if (data.p[place].o === "referees") ((seats[place] ??= {})[at] ??= new Set()).add(who);
      else (uses[place] ??= {})[at] = ((uses[place] ??= {})[at] ?? 0n) + amount;
    };
    const caps = (line, ...of) => (line.p ?? []).filter((place) => of.includes(data.p[place].o));

    // Caps on awards and referees, then the quantity, then caps on units.
    const size = (line, claim) => {
      claim.takes = [];
      for (const place of caps(line, "awards", "referees")) {
        if (left(place, claim) < ONE) return 0n;
        claim.takes.push([place, key(place, claim), ONE, claim.who]);
      }
      let units = line.q === 0 ? 0n : line.q ? count(line.q) : ONE;
      for (const place of caps(line, "units")) units = least(units, left(place, claim));
      for (const place of caps(line, "units")) claim.takes.push([place, key(place, claim), units, claim.who]);
      return units;
    };
    const over = (term, since, day, number) => term && (term.f && day >= after(since, term.f) || term.n && number > term.n);
    const worth = (part) => {
      const { give, units, base, times } = part;
      const n = give.s ? floor(div(units, big(give.s)), ONE) : times;
      if (give.k === 2) return give.s ? mul(mul(base, big(give.a)), n) : mul(base, big(give.a));
      return mul(n, big(give.a));
    };
    const grant = (line, claim, parts) => {
      parts = parts.filter((part) => part.give.k);
      if (!parts.length) return;
      const give = parts.at(-1).give, unit = 10n ** BigInt(18 - give.n);
      let sum = parts.reduce((all, part) => all + worth(part), 0n);
      const most = give.m ? big(give.m) : give.l && baseOf(claim, give.j) !== undefined ? mul(baseOf(claim, give.j), big(give.l)) : sum;
      sum = floor(least(sum, most) + (give.r ? unit / 2n : 0n), unit);
      const [money, amount, points] = give.w ?? [];
      const counted = caps(line, "value").filter((place) => [undefined, "", give.u, money].includes(data.p[place].u));
      const turned = (place) => data.p[place].u && data.p[place].u !== give.u;
      const inCap = (place) => turned(place) ? div(mul(sum, big(amount)), big(points)) : sum;
      for (const place of counted) {
        const rest = left(place, claim, give.u);
        if (rest < inCap(place)) sum = floor(turned(place) ? div(mul(rest, big(points)), big(amount)) : rest, unit);
      }
      if (sum <= 0n) return;
      claim.takes.forEach(put);
      for (const place of counted) put([place, key(place, claim, give.u), inCap(place)]);
      sums[line.d][give.u] = (sums[line.d][give.u] ?? 0n) + sum;
      if (line.d === "referrer") days[claim.day] = (days[claim.day] ?? 0n) + sum;
    };

    const baseOf = (claim, name) => claim.amount ?? (name ? count(name) : undefined);
    const stepAt = (tiers, n) => tiers.s.findLast(([from]) => big(from) <= n)?.[1];
    const stepped = (line, run, claim, units) => {
      const tiers = line.s, base = claim.base, metric = claim.metric;
      const more = { awards: ONE, amount: base, units }[tiers.b] ?? (metric.who.has(claim.who) ? 0n : ONE);
      if (tiers.m !== "marginal" || "awards referees".includes(tiers.b)) {
        const known = tiers.m === "marginal" && tiers.b === "referees" && metric.who.get(claim.who);
        const give = stepAt(tiers, known ? BigInt(known) * ONE : metric.n + more);
        return give ? [{ give, units, base, times: ONE }] : [];
      }
      const shift = tiers.b === "amount" ? 0n : ONE, before = metric.n, found = [];
      tiers.s.forEach(([from, give], place) => {
        const next = tiers.s[place + 1], to = next ? least(big(next[0]) - shift, before + more) : before + more;
        const low = big(from) - shift > before ? big(from) - shift : before;
        if (to <= low) return;
        const part = to - low;
        found.push(shift ? { give, units: part, base: div(mul(base, part), units), times: part } : { give, units, base: part, times: ONE });
      });
      return found;
    };
    const enter = ({ metric, who, base }, by, units) => {
      if (!metric.who.has(who)) metric.who.set(who, metric.who.size + 1);
      metric.n = { awards: metric.n + ONE, amount: metric.n + base, units: metric.n + units }[by] ?? BigInt(metric.who.size) * ONE;
    };
    const settle = (line, run, claim) => {
      const units = size(line, claim);
      if (units <= 0n) return;
      const tiers = line.s;
      if (tiers) {
        const [window, end] = span(tiers.w, claim.day, start);
        claim.base = baseOf(claim, tiers.o) ?? 0n;
        if (tiers.m === "retroactive") {
          claim.takes.forEach(put);
          const kept = run.kept[`${window}/${line.d === "referee" ? claim.who : ""}`] ??= { end, n: 0, units: 0n, base: 0n, who: new Set(), claim };
          kept.n++;
          kept.units += units;
          kept.base += claim.base;
          kept.who.add(claim.who);
          return;
        }
        claim.metric = run.metric[window] ??= { n: 0n, who: new Map() };
      }
      const position = line.r && !line.x ? claim.number : run.placed + 1;
      let parts = null;
      if (tiers) {
        if (!line.e || holds(line.e.if)) parts = stepped(line, run, claim, units);
      } else {
        const part = line.h ? line.h.find((one) => one.i === scene.choice[line.i]) ?? line.h[0]
          : line.g.find((one) => (!one.o || one.o[0] <= position && position <= one.o[1]) && holds(one.if));
        const spent = part && (part[1] && claim.number > 1 || over(part.e, claim.since, claim.on, claim.number));
        if (part && !spent && (!part.e || holds(part.e.if))) {
          parts = [{ give: part.v, units, base: baseOf(claim, part.v.b) ?? 0n, times: ONE }];
        }
      }
      run.placed++;
      if (tiers) enter(claim, tiers.b, units);
      if (parts) grant(line, claim, parts);
    };
    const close = (line, kept) => {
      const { b } = line.s, reached = { awards: BigInt(kept.n) * ONE, amount: kept.base, units: kept.units }[b] ?? BigInt(kept.who.size) * ONE;
      const give = stepAt(line.s, reached), who = line.d === "referee" ? kept.claim.who : "";
      if (give) grant(line, { who, day: kept.end ?? last, takes: [] }, [{ give, units: kept.units, base: kept.base, times: BigInt(kept.n) * ONE }]);
    };

    const happens = (act, who, day) => {
      scene.amount = data.a[act].m && scene.price * BigInt(data.a[act].m);
      const eligible = data.l.flatMap((line, place) => {
        if (line.a !== act || !holds(line.if)) return [];
        const run = runs[place], tally = run.tally[line.x ? "" : who] ??= { seen: 0, sum: 0n, fired: 0 };
        const begun = tally.since ?? day;
        if (data.u && (line.r ? begun : day) > data.u) return [];
        if (line.w && day > after(line.f ? begun : start, line.w)) return [];
        return over(line.e, begun, day, tally.seen + 1) ? [] : [[line, run, tally]];
      }).filter(([line]) => caps(line, "events").every((place) => left(place, { who, day }) >= ONE));
      const used = new Set(eligible.flatMap(([line]) => caps(line, "events")));
      for (const place of used) put([place, key(place, { who, day }), ONE, who]);
      for (const [line, run, tally] of eligible) {
        tally.since ??= day;
        tally.seen++;
        tally.sum += scene.amount ?? 0n;
        const n = line.c ?? 1;
        const alone = n === 1 && !line.t && line.r;
        let due = alone ? tally.fired + 1 : line.t ? big(line.t) && Number(tally.sum / big(line.t)) : Math.floor(tally.seen / n);
        if (!line.r) due = Math.min(due, 1);
        if (due <= tally.fired) continue;
        tally.fired = due;
        const claim = { who, on: day, day: line.m ? after(day, line.m) : day, amount: scene.amount, number: tally.seen, since: tally.since };
        last = Math.max(last, claim.day);
        if (claim.day > day) waiting.push([line, run, claim]);
        else settle(line, run, claim);
      }
    };

    const pays = [], end = after(start, scene.over);
    for (let day = start; day < end; day = after(start, data.v.map((part) => part * pays.length))) pays.push(day);
    const until = (day) => {
      waiting.filter(([, , claim]) => claim.day < day).sort((a, b) => a[2].day - b[2].day).forEach((one) => settle(...one));
      waiting = waiting.filter(([, , claim]) => claim.day >= day);
    };
    pays.forEach((day, n) => {
      until(day);
      last = Math.max(last, day);
      for (const group of data.o) for (let who = 1; who <= scene.clients; who++) for (const act of group) {
        const { again, t } = data.a[act];
        const times = again ? 1 : n ? 0 : t ? scene.counts[t] : 1;
        for (let time = 0; time < times; time++) happens(act, who, day);
      }
    });
    until(Infinity);
    if (data.u) last = Math.min(last, data.u);
    data.l.forEach((line, place) => Object.values(runs[place].kept).forEach((kept) => close(line, kept)));
    const each = Object.values(days);
    const even = each.length === pays.length && pays.length > 1 && each.every((one) => one === each[0]);
    return { ...sums, each: even && Object.keys(sums.referrer).length === 1 ? each[0] : null };
  };

  // Figures as the server writes them.
  const local = (text, figures) => text.replace(/\d/g, (digit) => String.fromCharCode(figures.z.charCodeAt(0) + Number(digit)));
  const plain = (value, { n, e, l, i, g, p }) => {
    const unit = 10n ** BigInt(18 - n);
    const digits = String((value + unit / 2n) / unit).padStart(n + 1, "0");
    const whole = digits.slice(0, digits.length - n), rest = digits.slice(digits.length - n).replace(e ? /^0+$/ : /0+$/, "");
    const set = whole.length < l ? whole : whole.replace(new RegExp(`\\B(?=(\\d{${i}})*\\d{3}$)`, "g"), g);
    return n && rest ? set + p + rest : set;
  };
  const write = (value, figures) => {
    const text = local(plain(value, figures), figures);
    if (!figures.w) return figures.b + text + figures.a;
    const n = value / ONE;
    return figures.w[figures.x[n < 200n ? n : 100n + n % 100n]].replace("#", text);
  };
  const read = (text, { g }) => {
    const ascii = text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
      .replace(new RegExp(`[٬\\s${g}](?=\\d{3}(?!\\d))`, "g"), "").replace(/[٫,،]/, ".");
    return /^\s*\d+(\.\d*)?\s*$/.test(ascii) ? ascii.trim() : null;
  };
  const show = (place, sums, data) => {
    const found = Object.keys(data.f).filter((unit) => unit in sums), units = found.length ? found : [data.k];
    const figures = units.map((unit) => [write(sums[unit] ?? 0n, data.f[unit]), data.f[unit].d]);
    place.replaceChildren(...figures.map(([text, dir]) => {
      const line = document.createElement("span"), figure = document.createElement("bdi");
      figure.dir = dir;
      figure.textContent = text;
      line.append(figure);
      return line;
    }));
    place.classList.toggle("is-long", figures[0][0].length > 12);
  };

  for (const box of document.querySelectorAll("[data-sums]")) {
    const data = JSON.parse(box.dataset.sums);
    const inputs = [...box.querySelectorAll("input")], typed = inputs.filter((input) => input.type === "text");
    const value = (input) => {
      const text = read(input.value, data.f[""]);
      if (text === null) return null;
      const [whole, rest = ""] = text.split("."), exact = big(`${whole}.${rest.slice(0, input.dataset.decimals)}`);
      const low = big(input.dataset.least), high = big(input.dataset.most);
      const held = exact < low ? low : exact > high ? high : exact;
      return { held, out: held !== exact };
    };
    const scene = (given = {}) => {
      const made = structuredClone(data.d);
      for (const input of inputs) {
        if (input.type === "radio" ? !input.checked : !value(input)) continue;
        const [kind, name] = input.name.split(".");
        if (input.type === "radio") made[kind][name] = input.value;
        else if (kind === "price") made.price = value(input).held;
        else {
          const n = Number(value(input).held / ONE);
          if (kind === "months") made.over = [n, 0];
          else if (name) made[kind][name] = n;
          else made[kind] = n;
        }
      }
      Object.assign(made, given);
      made.price = typeof made.price === "bigint" ? made.price : big(made.price);
      return made;
    };
    // For tests and for whoever wants to ask from a console.
    box.earn = (given) => earn(data, scene(given));
    const draw = () => {
      const found = box.earn();
      for (const place of box.querySelectorAll("[data-side]")) {
        const side = place.dataset.side;
        if (side !== "each") show(place, found[side], data);
        else if (!(place.parentElement.hidden = found.each === null)) show(place, { [Object.keys(found.referrer)[0]]: found.each }, data);
      }
    };
    const note = (input) => {
      document.getElementById(`${input.id}-note`).hidden = !value(input)?.out;
    };
    const put = (input, exact) => {
      const figures = { ...data.f[""], n: Number(input.dataset.decimals), e: 1 };
      input.value = local(plain(exact, figures), figures);
    };
    const step = (input, by) => {
      const size = big(input.dataset.step), now = value(input)?.held ?? 0n;
      const low = big(input.dataset.least), high = big(input.dataset.most);
      const next = now + BigInt(by) * size;
      put(input, next < low ? low : next > high ? high : next);
      note(input);
      if (next < low || next > high) document.getElementById(`${input.id}-note`).hidden = false;
      draw();
    };
    for (const input of typed) {
      let good = value(input).held;
      input.addEventListener("input", () => {
        note(input);
        good = value(input)?.held ?? good;
        draw();
      });
      input.addEventListener("change", () => put(input, value(input)?.held ?? good));
      input.addEventListener("keydown", (event) => {
        const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
        if (!by) return;
        event.preventDefault();
        step(input, by);
        good = value(input).held;
      });
      for (const button of input.parentElement.querySelectorAll("button")) {
        button.addEventListener("click", () => step(input, Number(button.value)));
      }
    }
    box.addEventListener("change", draw);
    box.classList.add("is-on");
  }
}
