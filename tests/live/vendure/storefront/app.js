// The storefront in the browser: its pages are made here, from what Vendure's Shop API answers.
"use strict";

const { api } = document.currentScript.dataset;
const main = document.querySelector("main");
const ERROR = "... on ErrorResult { message }";

const make = (tag, said = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(said)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};
const link = (path, text) => make("a", { href: path }, text);
const tells = (event, more) => make("span", { hidden: "", "data-regulars": JSON.stringify({ event, ...more }) });
const does = (text, deed) => {
  const button = make("button", {}, text);
  button.addEventListener("click", deed);
  return button;
};

// The session is the shop's own; its server reads it too.
const ask = async (query, variables = {}) => {
  const session = /(?:^|; )session=([^;]+)/.exec(document.cookie)?.[1];
  const headers = { "Content-Type": "application/json", ...(session && { Authorization: `Bearer ${session}` }) };
  const answer = await fetch(api, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const token = answer.headers.get("vendure-auth-token");
  if (token) document.cookie = `session=${token}; path=/; samesite=lax`;
  const { data, errors } = await answer.json();
  const refusal = errors?.[0] ?? Object.values(data).find((part) => part?.message);
  if (refusal) throw new Error(refusal.message);
  return data;
};

const listed = (products) => products.map(({ slug, name }) => link(`/products/${slug}`, name));

const pages = {
  async "/"() {
    const { products } = await ask("{ products { items { slug name } } }");
    return [make("h1", {}, "Kettles"), ...listed(products.items)];
  },

  async "/search"(asked) {
    const { products } = await ask(
      "query($like: String!) { products(options: { filter: { name: { contains: $like } } }) { totalItems items { slug name } } }",
      { like: asked.get("q") },
    );
    const found = make("p", { "data-regulars-results": products.totalItems }, `${products.totalItems} found`);
    return [make("h1", {}, "Found"), found, ...listed(products.items)];
  },

  async "/products"(_asked, slug) {
    const { product } = await ask(
      "query($slug: String!) { product(slug: $slug) { id name variants { id sku name } } }",
      { slug },
    );
    const { id, name, variants } = product;
    const viewed = tells("Product Viewed", { sku: variants[0].sku, product_id: id, name });
    const buttons = variants.map((each) => {
      const click = JSON.stringify({ event: "Product Added", sku: each.sku, name: each.name });
      return make("button", { "data-variant": each.id, "data-regulars-click": click }, `Add ${each.name}`);
    });
    return [make("h1", {}, name), viewed, ...buttons];
  },

  async "/cart"() {
    const { activeOrder } = await ask("{ activeOrder { lines { quantity productVariant { name } } } }");
    const lines = activeOrder.lines.map((each) => make("p", {}, `${each.quantity} × ${each.productVariant.name}`));
    return [make("h1", {}, "Basket"), ...lines, link("/checkout?step=who", "To the till")];
  },

  async "/account"() {
    const who = make("input", { "aria-label": "E-mail" });
    const word = make("input", { "aria-label": "Password", type: "password" });
    const enter = does("Sign in", async () => {
      await ask(
        `mutation($who: String!, $word: String!) { login(username: $who, password: $word) { __typename ${ERROR} } }`,
        { who: who.value, word: word.value },
      );
      location.assign("/products/tea-pot");
    });
    return [make("h1", {}, "Your account"), who, word, enter];
  },

  async "/checkout"(asked) {
    return [make("h1", {}, "Till"), ...(await steps[asked.get("step")]())];
  },

  async "/thanks"(asked) {
    const told = { order_id: asked.get("order"), total: Number(asked.get("total")), currency: "USD" };
    return [make("h1", {}, "Thank you"), make("output", {}, told.order_id), tells("Order Completed", told)];
  },
};

const steps = {
  async who() {
    const { activeCustomer } = await ask("{ activeCustomer { firstName } }");
    const next = () => go("/checkout?step=delivery");
    if (activeCustomer) return [does(`Go on as ${activeCustomer.firstName}`, next)];
    const who = make("input", { "aria-label": "E-mail" });
    const guest = does("Go on as a guest", async () => {
      await ask(`mutation($who: CreateCustomerInput!) { setCustomerForOrder(input: $who) { __typename ${ERROR} } }`, {
        who: { firstName: "A", lastName: "Guest", emailAddress: who.value },
      });
      next();
    });
    return [who, guest];
  },

  async delivery() {
    const deliver = does("Deliver to Brīvības 1, Rīga", async () => {
      await ask(`mutation { setOrderShippingAddress(input: {
        streetLine1: "Brīvības 1", city: "Rīga", postalCode: "LV-1010", countryCode: "LV"
      }) { __typename ${ERROR} } }`);
      const { eligibleShippingMethods } = await ask("{ eligibleShippingMethods { id } }");
      await ask(
        `mutation($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename ${ERROR} } }`,
        { id: [eligibleShippingMethods[0].id] },
      );
      go("/checkout?step=payment");
    });
    return [deliver];
  },

  async payment() {
    const pay = does("Pay", async () => {
      await ask(`mutation { transitionOrderToState(state: "ArrangingPayment") {
        __typename ... on OrderStateTransitionError { message } } }`);
      const { addPaymentToOrder: order } = await ask(`mutation {
        addPaymentToOrder(input: { method: "at-once", metadata: {} }) {
          __typename ... on Order { code totalWithTax } ${ERROR} } }`);
      go(`/thanks?order=${order.code}&total=${order.totalWithTax / 100}`);
    });
    return [pay];
  },
};

async function show() {
  const [, first, second] = location.pathname.split("/");
  const made = await pages[`/${first}`](new URLSearchParams(location.search), second);
  main.replaceChildren(...made);
  document.title = main.querySelector("h1").textContent;
}

function go(path) {
  history.pushState({}, "", path);
  return show();
}

addEventListener("popstate", show);
addEventListener("click", async (event) => {
  const { target } = event;
  if (target.matches("a")) {
    event.preventDefault();
    go(target.getAttribute("href"));
  } else if (target.dataset.variant) {
    await ask(`mutation($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename ${ERROR} } }`, {
      id: target.dataset.variant,
    });
    go("/cart");
  }
});

const words = make("input", { "aria-label": "Words", type: "search" });
const search = does("Search", () => go(`/search?q=${encodeURIComponent(words.value)}`));
const allow = does("Allow", () => (window.regulars = window.regulars || []).push(["allow"]));
document.body.prepend(link("/", "Home"), words, search, link("/account", "Sign in"), allow);
if (!main.childElementCount) show();
