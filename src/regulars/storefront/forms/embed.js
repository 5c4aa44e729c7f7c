/* A sign-up form of Regulars in a shop's page: <script async src="…/f/embed.js" data-form="…"></script>
   The form stands in a frame where the script stands, as high as it needs to be. */
(() => {
  "use strict";
  const tag = document.currentScript;
  if (!tag || !tag.dataset.form) return;
  const address = new URL(encodeURIComponent(tag.dataset.form) + "/", tag.src);
  const lang = tag.dataset.lang || document.documentElement.lang;
  address.search = new URLSearchParams({ in: "page", page: location.origin + location.pathname, ...(lang && { lang }) });
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = tag.dataset.title || "Newsletter";
  frame.loading = "lazy";
  frame.style.cssText = "width:100%;border:0;height:26rem;color-scheme:light";
  addEventListener("message", (told) => {
    if (told.source !== frame.contentWindow || told.origin !== address.origin) return;
    const height = Number(told.data && told.data.regularsHeight);
    if (height > 0 && height < 10000) frame.style.height = Math.ceil(height) + "px";
  });
  tag.before(frame);
})();
