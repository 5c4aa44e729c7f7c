// <vega-chart>: draws the specification it holds, in the page's colours, at the page's width.

const DARK = matchMedia("(prefers-color-scheme: dark)");

class VegaChart extends HTMLElement {
  #drawing = null;
  #width = 0;
  #given = null;
  #again = () => this.draw();
  #resized = new ResizeObserver(([entry]) => {
    if (Math.round(entry.contentRect.width) !== this.#width) this.draw();
  });

  connectedCallback() {
    const script = this.querySelector("script");
    if (!this.#given && script) this.#given = JSON.parse(script.textContent);
    this.#resized.observe(this);
    DARK.addEventListener("change", this.#again);
    document.addEventListener("themechange", this.#again);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    DARK.removeEventListener("change", this.#again);
    document.removeEventListener("themechange", this.#again);
    this.#drawing?.finalize();
  }

  async draw() {
    this.#width = Math.round(this.clientWidth);
    if (!this.#width || !this.#given) return;
    try {
      await load(this.dataset.bundle);
      const box = document.createElement("div");
      box.ariaHidden = "true"; // what it says is said by this element; its marks would be read out one by one
      const drawing = await window.vegaEmbed(box, { ...coloured(this.#given.spec, this), width: this.#width }, {
        actions: false,
        ast: true,
        defaultStyle: false,
        renderer: "svg",
        formatLocale: this.#given.numbers,
        timeFormatLocale: this.#given.times,
        tooltip: { disableDefaultStyle: true },
      });
      this.#drawing?.finalize();
      this.#drawing = drawing;
      this.replaceChildren(box);
      this.dataset.drawn = "";
    } catch (problem) {
      console.error(problem);
      this.closest(".chart")?.querySelector("details")?.setAttribute("open", "");
    }
  }
}

let loading = null;

function load(address) {
  loading ??= import(address);
  return loading;
}

// A specification says `var(--accent)`; what that is here and now, only a computed colour tells.
function coloured(spec, element) {
  const probe = document.createElement("i");
  probe.hidden = true;
  element.append(probe);
  const known = new Map();
  const colour = (name) => {
    if (!known.has(name)) {
      probe.style.color = name;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
  };
  const made = JSON.parse(JSON.stringify(spec), (_key, value) =>
    typeof value === "string" && value.startsWith("var(--") ? colour(value) : value,
  );
  probe.remove();
  return made;
}

customElements.define("vega-chart", VegaChart);
