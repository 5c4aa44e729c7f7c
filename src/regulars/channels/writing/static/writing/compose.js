// The composer: undo and redo, moving blocks by keyboard, fields put into the text, and how it is looked at.

const MOST_STEPS = 100;
let past = [];
let future = [];
let now = "";
let typedIn = null;

const form = () => document.querySelector("[data-composer]");

function state() {
  const values = new URLSearchParams(new FormData(form()));
  values.delete("csrfmiddlewaretoken"); // another one in each answer
  return values.toString();
}

function remember() {
  if (!form()) return;
  const found = state();
  if (found !== now) {
    past = [...past, now].slice(-MOST_STEPS);
    future = [];
    now = found;
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
  going = going.then(() => go(from, to), () => go(from, to));
}

async function go(from, to) {
  const wanted = from.pop();
  if (wanted === undefined) return;
  to.push(now);
  now = wanted;
  const values = new URLSearchParams(wanted);
  values.set("do", "show");
  const answer = await fetch(location.href, {
    method: "POST",
    body: values,
    headers: { "HX-Request": "true", "X-CSRFToken": form().elements.csrfmiddlewaretoken.value },
  });
  if (!answer.ok) return;
  form().outerHTML = await answer.text();
  htmx.process(form());
  mark();
  look();
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
}

function device(button) {
  for (const each of button.parentElement.querySelectorAll("[data-device]")) {
    each.setAttribute("aria-pressed", String(each === button));
  }
  document.querySelector("iframe.letter").classList.toggle("phone", button.dataset.device === "phone");
}

function dark(button) {
  const wanted = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(wanted));
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

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("button") : null;
  if (!target) return;
  if ("undo" in target.dataset) step(past, future);
  if ("redo" in target.dataset) step(future, past);
  if ("insert" in target.dataset) insert(target.dataset.insert);
  if ("device" in target.dataset) device(target);
  if ("dark" in target.dataset) dark(target);
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-says]")) typedIn = event.target;
});

document.addEventListener("change", (event) => {
  if (event.target.closest?.("[data-composer]")) {
    remember();
    look();
  }
});

document.addEventListener("htmx:load", (event) => {
  if (event.target !== form()) return;
  remember();
  look();
});

document.addEventListener("keydown", (event) => {
  if (!form()) return;
  const writing = event.target.matches?.("input, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    form().querySelector("[value=save]").click();
  } else if ((event.ctrlKey || event.metaKey) && event.key === "z" && !writing) {
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
  look();
}
