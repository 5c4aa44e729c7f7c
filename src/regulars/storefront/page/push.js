/* Who wants notifications of the shop? Asks the browser when a visitor clicks for it, and at no other time.

   <script async src="https://regulars.example.com/page/push.js" data-key="…"></script>
   <button data-regulars-push="on" hidden>Tell me what is new</button>
   <button data-regulars-push="off" hidden>No more notifications</button>

   Of the two, the one that makes sense is shown. The words that stood there go along as what was agreed to.
   ES2020, no dependency, no eval, nothing inline. docs/page-script.md tells a shop how to use it. */
(() => {
  "use strict";
  const tag = document.currentScript;
  if (!tag || !/^http/.test(tag.src) || !navigator.serviceWorker || !window.PushManager || !window.Notification) return;

  const doc = document, source = new URL(tag.src);
  const chosen = { worker: "/regulars-worker.js", ...Object.fromEntries(source.searchParams), ...tag.dataset };
  const worker = new URL(chosen.worker, location.href);
  const scope = new URL("regulars/", worker).pathname; /* apart from a worker that the shop may have itself */

  const quietly = (work) => (...given) => work(...given).catch(() => {});
  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) || {};
    } catch (_) {
      return {};
    }
  };
  const keep = (value) => {
    try {
      if (value) localStorage.setItem("regulars-push", JSON.stringify(value));
      else localStorage.removeItem("regulars-push");
    } catch (_) {
      /* a browser that keeps nothing */
    }
  };

  const signedIn = () => {
    const { user, proof } = { ...doc.querySelector("script[data-proof]")?.dataset, ...chosen };
    return user && proof ? { user, proof } : {};
  };
  const tell = async (said) => {
    const told = { key: chosen.key, device: stored("regulars").d, page: location.href.split(/[?#]/)[0], ...signedIn(), ...said };
    const got = await fetch(source.origin + "/page/push", {
      method: "POST",
      body: JSON.stringify(told),
      credentials: "omit",
      keepalive: true,
    });
    return got.ok;
  };

  const known = async () => {
    const registration = await navigator.serviceWorker.getRegistration(scope);
    return registration && registration.pushManager.getSubscription();
  };

  let url; /* a policy may be made once */
  const registered = async () => {
    const types = window.trustedTypes;
    url = url || (types ? types.createPolicy("regulars", { createScriptURL: () => worker.href }).createScriptURL("") : worker.href);
    const registration = await navigator.serviceWorker.register(url, { scope });
    const coming = registration.installing;
    if (!registration.active && coming)
      await new Promise((done) => coming.addEventListener("statechange", () => coming.state === "activated" && done()));
    return registration;
  };

  const subscribed = async () => {
    const got = await fetch(`${source.origin}/page/push/key?key=${encodeURIComponent(chosen.key)}`, { credentials: "omit" });
    const { publicKey } = await got.json();
    const letters = atob(publicKey.replace(/-/g, "+").replace(/_/g, "/"));
    const { pushManager } = await registered();
    const options = { userVisibleOnly: true, applicationServerKey: Uint8Array.from(letters, (each) => each.charCodeAt(0)) };
    return pushManager.subscribe(options).catch(async () => {
      await (await pushManager.getSubscription()).unsubscribe(); /* of another key */
      return pushManager.subscribe(options);
    });
  };

  /* What somebody agreed to: the button's words, and those that describe it. */
  const wording = (button) =>
    [...(button.getAttribute("aria-describedby") || "").split(" ").map((id) => doc.getElementById(id)), button]
      .map((each) => each?.textContent.replace(/\s+/g, " ").trim())
      .filter(Boolean)
      .join(" ");

  const begin = async (button) => {
    if ((await Notification.requestPermission()) !== "granted") return;
    const subscription = await subscribed();
    if (await tell({ subscription, wording: wording(button) })) keep(subscription);
    else await subscription.unsubscribe();
  };

  const end = async (button) => {
    const subscription = await known();
    const before = subscription || stored("regulars-push");
    if (subscription) await subscription.unsubscribe();
    if (await tell({ before, wording: button && wording(button) })) keep();
  };

  /* What the visitor changed in the browser itself since. */
  const compare = async () => {
    const before = stored("regulars-push");
    if (!before.endpoint) return;
    const subscription = await known();
    if (!subscription || Notification.permission !== "granted") await end();
    else if (subscription.endpoint !== before.endpoint && (await tell({ before, subscription }))) keep(subscription);
  };

  const show = async () => {
    const state = Notification.permission;
    const on = state === "granted" && !!stored("regulars-push").endpoint;
    for (const each of doc.querySelectorAll("[data-regulars-push]"))
      each.hidden = each.dataset.regularsPush === "off" ? !on : on || state === "denied";
  };

  doc.addEventListener("click", quietly(async ({ target, isTrusted }) => {
    const button = isTrusted && target.closest("[data-regulars-push]");
    if (!button) return;
    button.disabled = true;
    await quietly(button.dataset.regularsPush === "off" ? end : begin)(button);
    button.disabled = false;
    await show();
  }));
  const start = quietly(async () => {
    await quietly(compare)();
    await show();
  });
  if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", start);
  else start();
})();
