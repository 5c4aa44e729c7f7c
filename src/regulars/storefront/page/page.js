/* What do visitors of the shop do? Tells Regulars, as soon as they allow it, and harms the shop in no case.

   <script async src="https://regulars.example.com/page.js" data-key="…" data-consent="ask"></script>

   Until a visitor allows it, nothing is stored and nothing is sent; under Global Privacy Control never.
   What was stored is deleted when they withdraw. Whatever fails, fails silently.
   ES2020, no dependency, no eval, nothing inline. docs/page-script.md tells a shop how to use it. */
(() => {
  "use strict";
  const tag = document.currentScript;
  if (!tag || !/^http/.test(tag.src)) return;

  const doc = document, here = location;
  const source = new URL(tag.src);
  const chosen = { ...Object.fromEntries(source.searchParams), ...tag.dataset };
  const MINUTE = 60000, QUEUE = 60, ERRORS = 5, WORD = 500;
  const MESSAGE = 8000, BATCH = 16000; /* characters; in bytes three times as many, and browsers let 65,536 outlive a page */
  const EMAIL = /[^\s\/?&=:;,<>"']{1,64}(@|%40)[^\s\/?&=:;,<>"']{1,250}/gi;
  const TOKEN = /(?=[a-z]*\d)[a-z\d]{32,}/gi;

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

  /* Consent. `allowed`: what may be done now. `asks`: whether silence is a no. `lasts`: the device keeps a yes. */
  let asks = chosen.consent !== "notice", held, allowed, lasts, device, tab, link;

  const allow = () => {
    if (allowed || navigator.globalPrivacyControl) return;
    allowed = true;
    device = kept("localStorage").d || random();
    keep("localStorage", { d: device });
    lasts = kept("localStorage").d === device;
    tab = { q: [], ...kept("sessionStorage") };
    follow();
    if (doc.readyState === "loading") on(doc, "DOMContentLoaded", look);
    else look();
  };

  const forget = () => {
    allowed = false;
    current = "";
    heard = [];
    tab = { q: [] };
    keep("sessionStorage");
  };

  const deny = () => {
    forget();
    keep("localStorage", asks ? 0 : { off: 1 });
  };

  /* What was said before, in another tab, or on a page after this one, which is come back to. */
  const recall = () => {
    const known = kept("localStorage");
    if (allowed && lasts && known.d !== device) forget();
    if (!held && (known.d || (!asks && !known.off))) allow();
  };

  const answer = (yes) => (yes ? allow() : deny());

  /* The usual signals: Google's Consent Mode, WordPress, Shopify, IAB TCF (1: storage, 8: measurement). */
  const consentMode = (kind, states) => {
    const state = states.analytics_storage;
    if (kind === "update" && state) answer(state === "granted");
    else if (kind === "default" && state === "denied" && !states.region) {
      asks = held = true;
      allowed = false;
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
    const text = JSON.stringify(message, clean);
    if (text.length > MESSAGE) return;
    const told = JSON.parse(text);
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
    if (!tab.q.length || going.length || Date.now() < (tab.t || 0) || navigator.onLine === false) return settle();
    let size = 0;
    const fit = tab.q.findIndex((each) => (size += JSON.stringify(each).length) > BATCH);
    const batch = tab.q.splice(0, fit > 0 ? fit : QUEUE);
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
    fetch(source.origin + path, { method: "POST", body, keepalive: true, credentials: "omit" })
      .then((got) => got.text().then(() => got.status)) /* until then it counts as on its way */
      .catch(() => 0)
      .then(safely(then));
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

  /* An address without what follows `?`, and without keys that stand in its path. */
  const bare = (url) => url.split(/[?#]/)[0].replace(TOKEN, "…");
  const pageOf = (from) => ({
    url: bare(here.href),
    path: bare(here.pathname),
    title: doc.title,
    referrer: from ? bare(from) : undefined,
    ...Object.fromEntries([...new URLSearchParams(here.search)].filter(([name]) => /^utm_/.test(name))),
  });

  /* A thing that may be told from several sides (`side`) is told by the first of them alone. */
  const tell = (event, properties, side, once) => {
    if (!allowed) return;
    const { sku, product_id, name, query, step, category } = properties;
    const key = event + " " + (sku || product_id || name || query || step || category);
    if (once && (seen.has(key) || before.has(key))) return seen.add(key);
    if (side && (by[event] || side) !== side) return;
    by[event] = side || "shop";
    seen.add(key);
    if (event === "Product Viewed") product = properties;
    add({ type: "track", event, properties });
  };
  const track = (event, properties) => later(() => tell(event, properties || {}));

  /* What is told before the page was looked at waits for that; a page that is left takes it along. */
  const later = (work) => {
    if (allowed && current && !moving) work();
    else if (heard.push(safely(work)) > QUEUE) heard.shift();
  };

  /* What a page says of itself, in the order of how well it knows. */
  const read = (late) => {
    all("[data-regulars]").forEach(safely((each) => {
      const { event, ...properties } = JSON.parse(each.dataset.regulars);
      if (event) tell(event, properties, "page", 1);
      else if ("user" in properties && properties.user !== chosen.user) identify(properties.user, properties.proof);
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
    const results = /search-no-results/.test(classes) ? 0 : parseInt(counted ?? listed);
    const isSearch = name && (/^s(earch.*)?$/.test(name) || /search/.test(here.pathname + classes) || results >= 0);
    if (isSearch && (late || (results >= 0 && !before.size)))
      tell("Products Searched", { query: asked.get(name), results: results >= 0 ? results : undefined }, "page", 1);
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
    const said = String(message).replace(/(https?:[^\s?#]+)[?#]\S*/g, "$1");
    track("Page Failed", { message: said, source: file ? bare(file) : undefined, line });
  };

  /* Navigation within the page, where the browser tells it and where it doesn't. */
  const moved = () => {
    if (!allowed) heard = [];
    if (!current || here.href.split("#")[0] === current) return;
    clearTimeout(moving);
    moving = setTimeout(safely(look), 400);
  };

  const start = () => {
    const early = window.regulars;
    if (early && early.track) return;
    link = new URLSearchParams(here.search).get("rgl");
    const unmarked = here.href.replace(/([?&])rgl=[^&#]*(&?)/, (_, lead, more) => (more ? lead : ""));
    if (link) history.replaceState(history.state, "", unmarked);
    const api = { allow, deny, track, identify };
    for (const name in api) api[name] = safely(api[name]);
    api.push = safely(([name, ...given]) => api[name](...given));
    window.regulars = api;

    if (navigator.globalPrivacyControl) {
      keep("localStorage");
      keep("sessionStorage");
      return;
    }
    const layer = (window.dataLayer = window.dataLayer || []);
    if (Array.isArray(layer)) {
      layer.forEach(pushed);
      const push = layer.push;
      layer.push = function (...entries) {
        entries.forEach(pushed);
        return push.apply(this, entries);
      };
    }
    on(doc, "wp_listen_for_consent_change", ({ detail: { statistics } }) => statistics && answer(statistics === "allow"));
    on(doc, "visitorConsentCollected", ({ detail }) => answer(detail.analyticsAllowed));
    on(doc, "wp_consent_type_defined", askOthers);
    on(window, "load", askOthers);
    on(window, "storage", ({ key }) => (key ?? "regulars") === "regulars" && recall());
    safely(askOthers)();
    [].concat(early || []).forEach(api.push);
    recall();

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
        if (allowed) tab = { q: [], ...kept("sessionStorage") };
        recall();
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
    let put = 0;
    const added = (what) => {
      put = Date.now();
      if (what) tell("Product Added", what, "form");
    };
    on(doc, "submit", ({ target }) =>
      target.matches('form[action*="cart/add"],form.cart,#add-to-cart-or-refresh,#form-product') && added(product), true);
    /* WooCommerce says so too after a click or a form that has told it, and not of which product. */
    on(doc, "wc-blocks_added_to_cart", () => Date.now() - put > 5000 && added(product));
    on(doc, "click", ({ target }) => {
      const button = target.closest("[data-regulars-click],.ajax_add_to_cart,#button-cart");
      if (!button) return;
      const { regularsClick, product_sku, product_id } = button.dataset;
      if (regularsClick) {
        const { event, ...properties } = JSON.parse(regularsClick);
        track(event, properties);
      } else added(product_id ? { sku: product_sku, product_id } : product);
    }, true);
  };

  /* A page that is prepared ahead of its visit is none yet. */
  if (doc.prerendering) on(doc, "prerenderingchange", start);
  else safely(start)();
})();
