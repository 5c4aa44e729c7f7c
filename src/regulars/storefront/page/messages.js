/* What waits for a visitor? Shows a message of the shop as a card, one on a page, to those who said yes to it.

   <script async src="https://regulars.example.com/page/messages.js" data-key="…"></script>
   <button data-regulars-messages="on" hidden>Show me news and offers</button>
   <button data-regulars-messages="off" hidden>No more of them</button>

   It takes no focus, moves nothing on the page, and goes away by its button or by Escape. Who isn't known by
   the page script, since they didn't allow it, and isn't signed in either, is asked for nothing.
   ES2020, no dependency, no eval, nothing inline. docs/page-script.md tells a shop how to use it. */
(() => {
  "use strict";
  const tag = document.currentScript;
  if (!tag || !/^http/.test(tag.src) || !("adoptedStyleSheets" in Document.prototype)) return;

  const doc = document, source = new URL(tag.src);
  const chosen = { ...Object.fromEntries(source.searchParams), ...tag.dataset };
  const quietly = (work) => (...given) => work(...given).catch(() => {});

  const visitor = () => {
    const { user, proof } = { ...doc.querySelector("script[data-proof]")?.dataset, ...chosen };
    let device;
    try {
      device = JSON.parse(localStorage.getItem("regulars")).d;
    } catch (_) {
      /* it isn't known */
    }
    const who = { ...(device && { device }), ...(user && proof && { user, proof }) };
    return Object.keys(who).length ? { key: chosen.key, ...who } : null;
  };

  const post = async (path, said) => {
    const body = JSON.stringify(said);
    const got = await fetch(source.origin + path, { method: "POST", body, credentials: "omit", keepalive: true });
    if (!got.ok) throw new Error(got.status);
    return got.json();
  };

  const STYLE = `
:host{all:initial}
section{position:fixed;z-index:2147483000;right:16px;bottom:max(16px,env(safe-area-inset-bottom));box-sizing:border-box;
width:min(360px,100vw - 32px);max-height:min(480px,70vh);overflow:auto;overflow-wrap:anywhere;padding:20px;border-radius:12px;
background:#fff;color:INK;font:16px/1.5 FONT;box-shadow:0 0 0 1px #0002,0 12px 32px #0003}
h2{margin:0 40px 8px 0;font-size:17px;line-height:1.35;font-weight:600}
p{margin:0 0 16px}
a,button{font:inherit;color:inherit}
.go{display:inline-block;padding:10px 18px;border-radius:8px;background:ACCENT;color:ON;text-decoration:none}
.leave{display:block;width:fit-content;margin-top:12px;padding:4px 0;font-size:13px;opacity:.85}
button{position:absolute;top:8px;right:8px;width:44px;height:44px;padding:0;border:0;border-radius:8px;background:none;
font-size:24px;line-height:1;cursor:pointer}
:focus-visible{outline:2px solid;outline-offset:2px}
@media(prefers-reduced-motion:no-preference){section{animation:come .25s ease-out}}
@keyframes come{from{opacity:0;transform:translateY(12px)}}
@media(forced-colors:active){section,.go{border:1px solid}}
@media print{section{display:none}}`;

  const made = (name, more) => Object.assign(doc.createElement(name), more);

  const show = ({ title, text, url, token, leave, words, looks }) => {
    const told = (what) => quietly(post)("/page/told", { token, what });
    const host = made("div"), root = host.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE.replace(/INK|FONT|ACCENT|ON\b/g, (name) => looks[name.toLowerCase()]));
    root.adoptedStyleSheets = [sheet];
    const place = made("div");
    place.setAttribute("role", "status");
    const card = made("section"), close = made("button", { type: "button", textContent: "×" });
    card.setAttribute("aria-labelledby", "title");
    close.setAttribute("aria-label", words.close);
    card.append(made("h2", { id: "title", textContent: title }), made("p", { textContent: text }));
    if (/^https?:\/\//.test(url)) card.append(made("a", { className: "go", href: url, textContent: words.look }));
    if (leave) card.append(made("a", { className: "leave", href: leave, target: "_blank", rel: "noopener", textContent: words.leave }));
    card.append(close);

    const away = () => {
      doc.removeEventListener("keydown", escape);
      host.remove();
      told("dismissed");
    };
    const escape = (event) => event.key === "Escape" && !event.defaultPrevented && away();
    close.addEventListener("click", away);
    doc.addEventListener("keydown", escape);
    root.append(place);
    doc.body.append(host);
    requestAnimationFrame(() => {
      place.append(card); /* what comes into a place that is there already is read out */
      told("shown");
    });
  };

  /* The buttons by which somebody says yes or no; the words that stood there go along. */
  const buttons = (allows) => {
    for (const each of doc.querySelectorAll("[data-regulars-messages]"))
      each.hidden = (each.dataset.regularsMessages === "off") !== allows;
  };
  const wording = (button) =>
    [...(button.getAttribute("aria-describedby") || "").split(" ").map((id) => doc.getElementById(id)), button]
      .map((each) => each?.textContent.replace(/\s+/g, " ").trim())
      .filter(Boolean)
      .join(" ");
  doc.addEventListener("click", quietly(async ({ target, isTrusted }) => {
    const button = isTrusted && target.closest("[data-regulars-messages]"), who = visitor();
    if (!button || !who) return;
    const granted = button.dataset.regularsMessages !== "off";
    await post("/page/messages/allow", { ...who, granted, wording: wording(button), page: location.href.split(/[?#]/)[0] });
    buttons(granted);
  }));

  const ask = quietly(async () => {
    const who = visitor();
    if (!who) return;
    const { allows, message } = await post("/page/messages", { ...who, language: doc.documentElement.lang });
    buttons(allows);
    if (message) show(message);
  });
  /* A tab that nobody looks at yet shows nothing. */
  const start = () => {
    if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", start, { once: true });
    else if (doc.hidden || doc.prerendering) doc.addEventListener("visibilitychange", start, { once: true });
    else ask();
  };
  start();
})();
