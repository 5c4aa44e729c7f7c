/* Shows the shop's notifications, and leads to the shop when one is clicked. Made by Regulars; it lies at the
   shop's own address, https://shop.example/regulars-worker.js. */
"use strict";
const REGULARS = "@address@", KEY = "@key@";

const tell = (path, said) =>
  fetch(REGULARS + path, { method: "POST", body: JSON.stringify(said), credentials: "omit", keepalive: true }).catch(() => {});

const show = async ({ title, body, icon, url, tag, token }) => {
  await self.registration.showNotification(title, { body, icon: icon || undefined, tag, data: { url } });
  await tell("/page/told", { token, what: "shown" });
};

/* The browser gave itself another subscription, or none. */
const change = async ({ oldSubscription: before, newSubscription: given }) => {
  if (!before) return;
  const subscription = given || (await self.registration.pushManager.subscribe(before.options).catch(() => null));
  await tell("/page/push", { key: KEY, before, subscription });
};

self.addEventListener("push", (event) => event.data && event.waitUntil(show(event.data.json())));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(change(event)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data;
  event.waitUntil(self.clients.openWindow(/^https?:\/\//.test(url) ? url : "/"));
});
