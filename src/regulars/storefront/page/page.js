/* What do visitors of the shop do? Tells Regulars, as soon as they allow it, and harms the shop in no case.

   <script async src="https://regulars.example.com/page.js" data-key="…" data-consent="ask"></script>

   Until a visitor allows it, nothing is stored and nothing is sent; under Global Privacy Control never.
   What was stored is deleted when they withdraw. It all stands in one try: whatever fails, fails silently.
   ES2020, no dependency, no eval, nothing inline. docs/page-script.md tells a shop how to use it. */
(() => {
  "use strict";
  const tag = document.currentScript;
  const early = window.regulars;
  if (!tag || !tag.src || (early && early.track)) return;

  const doc = document, here = location;
  const source = new URL(tag.src);
  const chosen = { ...Object.fromEntries(source.searchParams), ...tag.dataset };
  const MINUTE = 60000, QUEUE = 60, BATCH = 20, ERRORS = 5, WORD = 500;
  const EMAIL = /[^\s\/?&=:;,<>"']{1,64}(@|%40)[^\s\/?&=:;,<>"']{1,250}/gi;

  const safely = (work) => (...given) => {
    try {
      return work(...given);
    } catch (_) {
      /* the shop goes on */
    }
  };
  const on = (target, name, work, capture) => target.addEventListener(name, safely(work), capture);
  const all = (selector) => [...doc.querySelectorAll(selector)];

  /* What stands on the device: { d: its id } for good, { q: queue, t: not before } in a tab. */
  const kept = (store) => safely(() => JSON.parse(window[store].getItem("regulars")))() || {};
  const keep = safely((store, value) =>
    value ? window[store].setItem("regulars", JSON.stringify(value)) : window[store].removeItem("regulars"));
  const random = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /* Consent. `allowed`: what may be done now. `asks`: whether silence is a no. */
  let asks = chosen.consent !== "notice", held, allowed, device, tab, link;

  const allow = () => {
    if (allowed || navigator.globalPrivacyControl) return;
    allowed = true;
    device = kept("localStorage").d || random();
    keep("localStorage", { d: device });
    tab = { q: [], ...kept("sessionStorage") };
    follow();
    if (doc.readyState === "loading") on(doc, "DOMContentLoaded", look);
    else look();
  };

  const pause = () => {
    allowed = false;
    current = "";
  };

  const deny = () => {
    pause();
    heard = [];
    tab = { q: [] };
    keep("sessionStorage");
    keep("localStorage", asks ? 0 : { off: 1 });
  };

  const answer = (yes) => (yes ? allow() : deny());

  /* The usual signals: Google's Consent Mode, WordPress, Shopify, IAB TCF (1: storage, 8: measurement). */
  const consentMode = (kind, states) => {
    const state = states.analytics_storage;
    if (kind === "update" && state) answer(state === "granted");
    else if (kind === "default" && state === "denied" && !states.region) {
      asks = true;
      held = true;
      pause();
    }
  };
  let askedTcf, askedShopify;
  const askOthers = () => {
    if (window.wp_has_consent && window.wp_consent_type) answer(window.wp_has_consent("statistics"));
    if (window.__tcfapi && !askedTcf) {
      askedTcf = true;
      window.__tcfapi("addEventListener", 2, safely((said, ok) => {
        const yes = said.purpose && said.purpose.consents;
        if (ok && said.eventStatus !== "cmpuishown")
          answer(said.gdprApplies === false || (yes && yes[1] && yes[8]));
      }));
    }
    const shopify = window.Shopify;
    if (shopify && shopify.loadFeatures && !askedShopify) {
      askedShopify = held = true;
      shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], safely((error) => {
        if (!error) answer(shopify.customerPrivacy.analyticsProcessingAllowed());
      }));
    }
  };

  /* The way out: a queue in the tab, sent a second later, or when the page is left. */
  let timer, left, going = [];
  const add = (message) => {
    if (!allowed) return;
    const clean = (_, value) => (typeof value === "string" ? value.slice(0, 2 * WORD).replace(EMAIL, "…").slice(0, WORD) : value);
    const told = JSON.parse(JSON.stringify(message, clean));
    const { user, proof } = chosen;
    if (user && proof) Object.assign(told, { userId: user, context: { ...told.context, proof } });
    tab.q.push({ ...told, anonymousId: device, messageId: random(), timestamp: new Date().toISOString() });
    settle();
    timer = timer || setTimeout(safely(send), 1000);
  };

  const settle = () => {
    tab.q = tab.q.slice(-QUEUE);
    if (allowed) keep("sessionStorage", { ...tab, q: [...going, ...tab.q] });
  };

  const send = (leaving) => {
    clearTimeout(timer);
    timer = 0;
    if (!allowed) return;
    if (leaving) going = []; /* what is on its way outlives the page */
    if (!tab.q.length || going.length || Date.now() < (tab.t || 0)) return settle();
    const batch = tab.q.splice(0, BATCH);
    const body = JSON.stringify({ writeKey: chosen.key, sentAt: new Date().toISOString(), batch });
    if (leaving) {
      if (!navigator.sendBeacon(source.origin + "/v1/batch", body)) tab.q.unshift(...batch);
      return settle();
    }
    going = batch;
    post("/v1/batch", body, (status) => {
      if (left) return; /* a browser that leaves calls it a failure */
      going = [];
      if (!status || status === 429 || status > 499) tab.q.unshift(...batch);
      if (status !== 200) tab.t = Date.now() + MINUTE;
      send();
    });
  };

  const post = (path, body, then) => {
    const done = safely((got) => then(got && got.status));
    fetch(source.origin + path, { method: "POST", body, keepalive: true, credentials: "omit" }).then(done, () => done());
  };

  /* Who it is: the shop's own server signs whom it signed in, and we sign the links of our mails. */
  const identify = (user, proof) => {
    Object.assign(chosen, { user, proof });
    if (user && proof) later(() => add({ type: "identify" }));
  };
  const follow = () => {
    if (link) post("/page/link", JSON.stringify({ key: chosen.key, device, link }), () => {});
    link = "";
  };

  /* Pages. `seen` and `before`: what this page and the one before told; `by`: who told it first. */
  let current = "", seen = new Set(), before, by, errors = 0, heard = [], moving, product;
  const look = () => {
    const url = here.href.split("#")[0];
    moving = 0;
    if (!allowed) return;
    if (url !== current) {
      const from = current || doc.referrer;
      current = url;
      before = from === doc.referrer ? new Set() : seen;
      seen = new Set();
      by = {};
      errors = product = 0;
      add({ type: "page", properties: pageOf(from) });
      for (const wait of [1200, 3200]) setTimeout(safely(() => url === current && read(1)), wait);
    }
    read();
    heard.splice(0).forEach((work) => work());
  };

  const bare = (url) => url.split(/[?#]/)[0];
  const pageOf = (from) => ({
    url: bare(here.href),
    path: here.pathname,
    title: doc.title,
    referrer: from ? bare(from) : undefined,
    ...Object.fromEntries([...new URLSearchParams(here.search)].filter(([name]) => /^utm_/.test(name))),
  });

  /* A thing that may be told from several sides (`side`) is told by the first of them alone. */
  const tell = (event, properties, side, once) => {
    if (!allowed) return;
    const about = properties.sku || properties.product_id || properties.name || properties.query || properties.step;
    const key = event + " " + about;
    if (once && (seen.has(key) || before.has(key))) return seen.add(key);
    if (side && (by[event] || side) !== side) return;
    by[event] = side || "shop";
    seen.add(key);
    if (event === "Product Viewed") product = properties;
    add({ type: "track", event, properties });
  };
  const track = (event, properties = {}) => later(() => tell(event, properties));

  /* What is told before the page was looked at waits for that; a page that is left takes it along. */
  const later = (work) => {
    if (allowed && current && !moving) work();
    else if (heard.push(safely(work)) > QUEUE) heard.shift();
  };

  /* What a page says of itself, in the order of how well it knows. */
  const read = (late) => {
    all("[data-regulars]").forEach(safely((each) => {
      const { event, ...properties } = JSON.parse(each.dataset.regulars);
      tell(event, properties, "page", 1);
    }));
    const things = all('script[type="application/ld+json"]').flatMap((each) =>
      safely(() => [...graph(JSON.parse(each.text))])() || []);
    const sold = things.filter((thing) => is(thing, "Product") || is(thing, "ProductGroup"));
    if (sold.length === 1) tell("Product Viewed", schema(sold[0]), "schema", 1);
    else if (/^product/.test(meta("og:type"))) tell("Product Viewed", openGraph(), "og", 1);
    steps();
    search(things, late);
  };

  const graph = function* (value) {
    if (Array.isArray(value)) for (const each of value) yield* graph(each);
    else if (value && typeof value === "object") {
      yield value;
      yield* graph(value["@graph"]);
      yield* graph(value.mainEntity);
    }
  };
  const is = (thing, type) => [].concat(thing["@type"]).some((each) => /\w+$/.exec(each)?.[0] === type);
  const meta = (name) => doc.querySelector(`meta[property="${name}"]`)?.content || undefined;
  const schema = (thing) => {
    const variant = [].concat(thing.hasVariant || thing)[0];
    const offer = [].concat(variant.offers || thing.offers || {})[0];
    const { name, category, sku = variant.sku || offer.sku, productID, productGroupID } = thing;
    const price = offer.price || offer.lowPrice || offer.priceSpecification?.[0]?.price;
    const currency = offer.priceCurrency || offer.priceSpecification?.[0]?.priceCurrency;
    return { sku, product_id: productID || productGroupID || sku, name, category, price, currency };
  };
  const openGraph = () => ({
    product_id: meta("product:retailer_item_id"),
    name: meta("og:title"),
    price: meta("product:price:amount") || meta("og:price:amount"),
    currency: meta("product:price:currency") || meta("og:price:currency"),
  });

  /* Cart and checkout by their addresses, and by how WooCommerce and PrestaShop name their pages. */
  const steps = () => {
    const body = doc.body;
    const place = `${here.pathname}/${here.search}/ ${body.id} ${body.className} `;
    if (/\/(cart|basket|bag)\/|checkout\/cart\b| cart | woocommerce-cart /.test(place)) tell("Cart Viewed", {}, "page", 1);
    else if (/\/checkouts?\/| checkout | woocommerce-checkout /.test(place) && !/order-received|success|thank/.test(place)) {
      tell("Checkout Started", {}, "page", 1);
      const step = new URLSearchParams(here.search).get("step");
      if (step) tell("Checkout Step Viewed", { step }, "page", 1);
    }
  };

  /* A search waits for how much it found: lists come late where pages are made in the browser. */
  const search = (things, late) => {
    const asked = new URLSearchParams(here.search);
    const name = ["s", "search", "search_query", "q", "query", "keyword"].find((each) => asked.get(each));
    const counted = doc.querySelector("[data-regulars-results]")?.dataset.regularsResults;
    const classes = ` ${doc.body.className} `;
    const listed = things.find((thing) => is(thing, "SearchResultsPage"))?.mainEntity?.numberOfItems;
    const results = /search-no-results/.test(classes) ? 0 : counted ?? listed;
    const isSearch = name && (/^s(earch.*)?$/.test(name) || /search/.test(here.pathname + classes) || results >= 0);
    if (isSearch && (late || (results >= 0 && !before.size)))
      tell("Products Searched", { query: asked.get(name), results: results >= 0 ? +results : undefined }, "page", 1);
  };

  /* What themes tell Google's analytics (GA4), by `dataLayer` or by `gtag`. */
  const GA4 = {
    view_item: "Product Viewed",
    view_item_list: "Product List Viewed",
    add_to_cart: "Product Added",
    remove_from_cart: "Product Removed",
    add_to_wishlist: "Product Added to Wishlist",
    view_cart: "Cart Viewed",
    begin_checkout: "Checkout Started",
    add_shipping_info: "Checkout Step Completed",
    add_payment_info: "Payment Info Entered",
    search: "Products Searched",
    view_search_results: "Products Searched",
  };
  const hear = (name, said) => {
    if (!GA4[name]) return;
    const item = said.items?.[0] || {};
    const told = {
      product_id: item.item_id,
      name: item.item_name,
      category: item.item_category || said.item_list_name,
      price: item.price,
      quantity: item.quantity,
      currency: said.currency || item.currency,
      query: said.search_term,
      results: said.results,
    };
    later(() => tell(GA4[name], told, "ga4", /^(view|search|begin)/.test(name)));
  };
  const layer = (window.dataLayer = window.dataLayer || []);
  const pushed = safely((entry) => {
    if (!entry) return;
    if (entry[0] === "consent") consentMode(entry[1], entry[2]);
    else if (entry[0] === "event") hear(entry[1], entry[2] || {});
    else if (entry.event) hear(entry.event, entry.ecommerce || entry);
  });

  /* What goes wrong in the visitor's browser: the message and the place, nothing of who it is. */
  const fail = (message, file, line) => {
    if (!allowed || !message || errors >= ERRORS || /extension:/.test(file) || message === "Script error.") return;
    const key = message + line;
    if (seen.has(key)) return;
    seen.add(key);
    errors += 1;
    track("Page Failed", { message: String(message), source: file ? bare(file) : undefined, line });
  };

  /* Navigation within the page, where the browser tells it and where it doesn't. */
  const moved = () => {
    if (!allowed) heard = [];
    if (!current || here.href.split("#")[0] === current) return;
    clearTimeout(moving);
    moving = setTimeout(safely(look), 400);
  };

  safely(() => {
    const url = new URL(here.href);
    link = url.searchParams.get("rgl");
    if (link) {
      url.searchParams.delete("rgl");
      history.replaceState(history.state, "", url);
    }
    const api = { allow, deny, track, identify };
    for (const name in api) api[name] = safely(api[name]);
    api.push = safely(([name, ...given]) => api[name](...given));
    window.regulars = api;

    if (navigator.globalPrivacyControl) return;
    layer.forEach(pushed);
    const push = layer.push;
    layer.push = function (...entries) {
      entries.forEach(pushed);
      return push.apply(this, entries);
    };
    on(doc, "wp_listen_for_consent_change", ({ detail: { statistics } }) => statistics && answer(statistics === "allow"));
    on(doc, "visitorConsentCollected", ({ detail }) => answer(detail.analyticsAllowed));
    on(window, "load", askOthers);
    askOthers();
    [].concat(early || []).forEach(api.push);
    const known = kept("localStorage");
    if (!held && (known.d || (!asks && !known.off))) allow();

    if (window.navigation) on(window.navigation, "currententrychange", moved);
    else {
      for (const name of ["pushState", "replaceState"]) {
        const change = history[name];
        history[name] = function (...given) {
          change.apply(this, given);
          moved();
        };
      }
      on(window, "popstate", moved);
    }
    on(window, "pageshow", (event) => {
      if (event.persisted) {
        left = 0;
        current = "";
        look();
      }
    });
    on(window, "pagehide", () => {
      left = 1;
      send(1);
    });
    on(doc, "visibilitychange", () => doc.hidden && send(1));
    on(window, "error", (event) => fail(event.message, event.filename, event.lineno));
    on(window, "unhandledrejection", ({ reason }) => fail(reason?.message || String(reason)));
    const added = () => product && tell("Product Added", product, "form");
    on(doc, "submit", ({ target }) =>
      target.matches('form[action*="cart/add"],form.cart,#add-to-cart-or-refresh,#form-product') && added(), true);
    on(doc, "wc-blocks_added_to_cart", added);
    on(doc, "click", ({ target }) => {
      const button = target.closest("[data-regulars-click],.ajax_add_to_cart,#button-cart");
      if (!button) return;
      const { regularsClick, product_sku, product_id } = button.dataset;
      if (regularsClick) {
        const { event, ...properties } = JSON.parse(regularsClick);
        track(event, properties);
      } else if (product_id) tell("Product Added", { sku: product_sku, product_id }, "form");
      else added();
    }, true);
  })();
})();
