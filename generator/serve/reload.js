// Only in development: reloads the page after a build, lists the problems when the project does not build.
(() => {
  "use strict";
  if (window.top !== window) return;
  const script = document.currentScript;
  const shown = script.dataset.build;
  const STYLE = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 70vh;
      overflow: auto; padding: 1rem 1.25rem; background: #1c1917; color: #fafaf9; border-block-start: 4px solid #f87171;
      font: 1rem/1.6 system-ui, sans-serif; }
    h2 { margin: 0; font-size: 1.125rem; }
    p { margin: 0.25rem 0 0; color: #d6d3d1; }
    ol { margin: 0.75rem 0 0; padding: 0; list-style: none; display: grid; gap: 0.75rem; }
    code { font: 0.9375rem/1.6 ui-monospace, monospace; color: #fca5a5; overflow-wrap: anywhere; }
    bdi { font-family: ui-monospace, monospace; color: #fde68a; }
    div { overflow-wrap: anywhere; }
    .next { color: #a7f3d0; }
    button { float: inline-end; font: inherit; min-inline-size: 2.75rem; min-block-size: 2.75rem; background: none;
      color: inherit; border: 1px solid #78716c; border-radius: 0.5rem; cursor: pointer; }
    button:focus-visible { outline: 3px solid #fafaf9; outline-offset: 2px; }
  `;
  let host = null;
  let stream = null;

  const make = (name, text, settings = {}) => Object.assign(document.createElement(name), { textContent: text, ...settings });

  // Names in backticks keep their own direction inside a sentence of the other one.
  const sentence = (text, className) => {
    const line = make("div", "", { dir: "auto", className });
    text.split("`").forEach((part, index) => line.append(index % 2 ? make("bdi", part) : part));
    return line;
  };

  const close = () => {
    if (host) host.remove();
    host = null;
  };

  const entry = (problem) => {
    const item = document.createElement("li");
    const place = [problem.place, problem.code].filter(Boolean).join(": ");
    if (place) item.append(make("code", place, { dir: "ltr" }));
    item.append(sentence(problem.message, "said"));
    if (problem.next) item.append(sentence(problem.next, "next"));
    return item;
  };

  const overlay = (state) => {
    close();
    host = make("wasl-problems", "", { lang: state.lang, dir: state.dir });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const box = document.createElement("section");
    box.setAttribute("role", "alert");
    box.setAttribute("lang", state.lang);
    box.setAttribute("dir", state.dir);
    const button = make("button", "×", { type: "button", onclick: close });
    button.setAttribute("aria-label", state.lang === "ar" ? "إغلاق" : "Close");
    const list = document.createElement("ol");
    list.append(...state.problems.map(entry));
    box.append(button, make("h2", state.title), make("p", state.hint), list);
    root.append(box);
    document.documentElement.append(host);
  };

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/__wasl/events?page=${encodeURIComponent(location.pathname)}`);
    stream.addEventListener("state", (event) => {
      const state = JSON.parse(event.data);
      if (state.problems.length) overlay(state);
      else if (state.build === shown) close();
      else location.reload();
    });
  };

  // A browser opens few connections to one host: only the tab that is looked at keeps one.
  const leave = () => {
    if (stream) stream.close();
    stream = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
