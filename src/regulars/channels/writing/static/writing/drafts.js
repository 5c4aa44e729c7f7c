// What somebody wrote and didn't save yet, kept in their own browser: a lost connection or a closed tab costs nothing.

const PREFIX = "letter:";

export const place = (composer) => `${PREFIX}${composer.dataset.draft}:${composer.dataset.where}`;

export function keep(where, state) {
  try {
    localStorage.setItem(where, JSON.stringify({ state, at: Date.now() }));
  } catch {
    // a browser that keeps nothing: then nothing is offered
  }
}

export function kept(where) {
  try {
    return JSON.parse(localStorage.getItem(where));
  } catch {
    return null;
  }
}

export function forget(where) {
  try {
    localStorage.removeItem(where);
  } catch {
    // as above
  }
}

// The letter's page, to which saving leads, says what was saved.
const saved = new URLSearchParams(location.search).get("saved");
const letter = document.querySelector("[data-draft]:not([data-where])");
if (saved && letter) forget(`${PREFIX}${letter.dataset.draft}:${saved}`);
