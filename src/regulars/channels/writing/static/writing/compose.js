// The composer: undo and redo, moving blocks by keyboard, fields put into the text, how it is looked at, and what
// was typed kept in this browser until it is saved.

import { forget, keep, kept, place } from "./drafts.js";

const MOST_STEPS = 100;
const TYPING_PAUSE = 400; // milliseconds
let past = [];
let future = [];
let now = "";
let typedIn = null;
let clicked = "";
let typing = 0;

const form = () => document.querySelector("[data-composer]");
const composer = document.querySelector("[data-where]");
const status = document.querySelector("[data-status]");

function state() {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form())) if (typeof value === "string") values.append(name, value);
  for (const name of ["csrfmiddlewaretoken", "after", "dark", "as"]) values.delete(name); // nothing that was written
  return values.toString();
}

function remember() {
  if (!form()) return;
  const found = state();
  if (found !== now) {
    past = [...past, now].slice(-MOST_STEPS);
    future = [];
    now = found;
    keep(place(composer), found);
  }
  mark();
}

function mark() {
  for (const [name, steps] of [["undo", past], ["redo", future]]) {
    const button = document.querySelector(`[data-${name}]`);
    if (button) button.disabled = steps.length === 0;
  }
}

let going = Promise.resolve();

// One step after the other, however fast somebody clicks: answers may overtake each other.
function step(from, to) {
  going = going.then(() => go(from, to)).catch(() => offline(true));
}

async function go(from, to) {
  const wanted = from.at(-1);
  if (wanted === undefined) return;
  await show(wanted); // where there is no connection, nothing of the steps is lost
  from.pop();
  to.push(now);
  now = wanted;
  keep(place(composer), now);
  mark();
}

async function show(wanted) {
  const values = new URLSearchParams(wanted);
  for (const name of ["after", "dark", "as"]) values.set(name, form().elements[name].value);
  values.set("do", "show");
  const answer = await fetch(location.href, {
    method: "POST",
    body: values,
    headers: { "HX-Request": "true", "X-CSRFToken": form().elements.csrfmiddlewaretoken.value },
  });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  form().outerHTML = await answer.text();
  htmx.process(form());
  offline(false);
  look();
}

function offline(is) {
  status.textContent = is ? status.dataset.offline : "";
  status.hidden = !is;
}

function look() {
  if (form()) document.querySelector("[data-look]")?.click();
}

function insert(words) {
  const text = typedIn?.isConnected ? typedIn : document.querySelector("[data-says]");
  if (!text) return;
  text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  text.focus();
  remember();
  look();
}

function device(button) {
  for (const each of button.parentElement.querySelectorAll("[data-device]")) {
    each.setAttribute("aria-pressed", String(each === button));
  }
  document.querySelector("iframe.letter").classList.toggle("phone", button.dataset.device === "phone");
}

function dark(button) {
  const wanted = toggled(button);
  const shown = document.querySelector("[data-letter]");
  if (shown) {
    const url = new URL(shown.src);
    url.searchParams.set("dark", wanted ? "1" : "");
    shown.src = url;
  } else {
    form().elements.dark.value = wanted ? "1" : "";
    look();
  }
}

function as(button) {
  const wanted = toggled(button);
  for (const each of document.querySelectorAll("[data-as]")) {
    if (each !== button) each.setAttribute("aria-pressed", "false");
  }
  form().elements.as.value = wanted ? button.dataset.as : "html";
  look();
}

function toggled(button) {
  const wanted = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(wanted));
  return wanted;
}

// The form was exchanged for another: whoever works by keyboard goes on where they were.
function focusAfter(what) {
  const [verb, about] = what.split(":");
  const blocks = [...document.querySelectorAll("[data-block]")];
  const tool = (name) => document.getElementById(`${about}-${name}`);
  if (verb === "up" || verb === "down") {
    const button = tool(verb);
    (button?.disabled ? tool(verb === "up" ? "down" : "up") : button)?.focus();
  } else if (verb === "add" || verb === "copy") {
    const made = blocks.find((block) => !before.has(block.dataset.block));
    const field = made?.querySelector("textarea, input:not([type=hidden]), select");
    (field?.closest("details:not([open])") ? made.querySelector("[id$=-drop]") : field)?.focus();
  } else if (verb === "drop") {
    const next = blocks[Math.min(dropped, blocks.length - 1)];
    (next?.querySelector("[id$=-drop]") ?? document.querySelector("[id^=add-]"))?.focus();
  }
}

let before = new Set();
let dropped = 0;

function note(button) {
  const blocks = [...document.querySelectorAll("[data-block]")];
  clicked = button.value;
  before = new Set(blocks.map((block) => block.dataset.block));
  dropped = Math.max(0, blocks.indexOf(button.closest("[data-block]")));
}

function offerDraft() {
  const left = kept(place(composer));
  const section = document.querySelector("[data-unsaved]");
  if (!left || left.state === now) return;
  section.hidden = false;
  section.querySelector("[data-when]").textContent = new Date(left.at).toLocaleString(document.documentElement.lang);
  section.querySelector("[data-take-up]").onclick = async () => {
    try {
      await show(left.state);
    } catch {
      return offline(true);
    }
    remember();
    section.hidden = true;
  };
  section.querySelector("[data-let-go]").onclick = () => {
    forget(place(composer));
    section.hidden = true;
  };
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("button") : null;
  if (!target) return;
  if (target.name === "do" && target.value !== "save") note(target);
  if ("undo" in target.dataset) step(past, future);
  if ("redo" in target.dataset) step(future, past);
  if ("insert" in target.dataset) insert(target.dataset.insert);
  if ("device" in target.dataset) device(target);
  if ("dark" in target.dataset) dark(target);
  if ("as" in target.dataset) as(target);
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-says]")) typedIn = event.target;
});

document.addEventListener("change", (event) => {
  if (event.target.closest?.("[data-composer]") && event.target.type !== "file") {
    remember();
    look();
  }
});

document.addEventListener("input", (event) => {
  if (!event.target.closest?.("[data-composer]")) return;
  clearTimeout(typing);
  typing = setTimeout(() => keep(place(composer), state()), TYPING_PAUSE);
});

document.addEventListener("submit", (event) => {
  if (event.target !== form() || event.submitter?.value !== "save") return;
  keep(place(composer), state());
  if (navigator.onLine) return;
  event.preventDefault();
  offline(true);
});

window.addEventListener("online", () => status && offline(false));

document.addEventListener("htmx:sendError", () => status && offline(true));

document.addEventListener("htmx:load", (event) => {
  if (event.target !== form()) return;
  offline(false);
  remember();
  focusAfter(clicked);
  clicked = "";
  look();
});

document.addEventListener("keydown", (event) => {
  if (!form()) return;
  const writing = event.target.matches?.("input, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    form().querySelector("[value=save]").click();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !writing) {
    event.preventDefault();
    if (event.shiftKey) step(future, past);
    else step(past, future);
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    remember();
    const way = event.key === "ArrowUp" ? "up" : "down";
    event.target.closest?.("[data-block]")?.querySelector(`[data-move=${way}]`)?.click();
  }
});

if (form()) {
  now = state();
  offerDraft();
  look();
}
