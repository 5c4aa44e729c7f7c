// The keyboard, the appearance, toasts and copying: all that a page does without asking the server.

const TOAST_SECONDS = 8;
const JUMP_MILLISECONDS = 1200;
let jumping = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (jumping && event.timeStamp - jumping < JUMP_MILLISECONDS) {
    document.querySelector(`.side [data-key="${CSS.escape(event.key)}"]`)?.click();
    jumping = 0;
  } else if (event.key === "g") {
    jumping = event.timeStamp;
  } else if (event.key === "?") {
    document.getElementById("keys")?.togglePopover();
  } else if (event.key === "/") {
    event.preventDefault();
    find()?.focus();
  }
});

function isTyping(target) {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;
}

function find() {
  return document.querySelector("main [data-find]") ?? document.querySelector("[data-find]");
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const theme = target?.closest("[data-theme-choice]");
  const copied = target?.closest("[data-copy]");
  if (theme) chooseTheme(theme.dataset.themeChoice);
  if (copied) copy(copied);
});

function chooseTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  if (theme) localStorage.setItem("theme", theme);
  else localStorage.removeItem("theme");
  markTheme();
  document.dispatchEvent(new CustomEvent("themechange"));
}

function markTheme() {
  const theme = document.documentElement.dataset.theme ?? "";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  button.textContent = button.dataset.copied;
}

function settle(toast) {
  let timer = setTimeout(() => toast.remove(), TOAST_SECONDS * 1000);
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("focusin", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", () => (timer = setTimeout(() => toast.remove(), TOAST_SECONDS * 1000)));
}

// A part of a page brings its toasts along in a template; they move to where toasts stand.
document.addEventListener("htmx:load", (event) => {
  const part = event.target;
  const carried = part.matches("template[data-toasts]") ? [part] : part.querySelectorAll("template[data-toasts]");
  for (const template of carried) {
    const toasts = [...template.content.querySelectorAll("[data-toast]")];
    document.getElementById("toasts").append(...toasts);
    toasts.forEach(settle);
    template.remove();
  }
});

// What isn't chosen doesn't stand in the address.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  const asked = event.detail.parameters;
  for (const [name, value] of Object.entries(asked)) if (value === "") delete asked[name];
});

markTheme();
document.querySelector(".settings > nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
document.querySelectorAll("[data-toast]").forEach(settle);
