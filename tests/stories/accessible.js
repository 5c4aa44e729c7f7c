// What on the page would puzzle somebody who can't see it? Evaluated in the page; gives sentences.
() => {
  const problems = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)];
  const says = (element) => element.outerHTML.slice(0, 120);
  const named = (element) => {
    const by = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    const named_by = by.map((id) => document.getElementById(id)?.textContent ?? "");
    const words = [element.getAttribute("aria-label"), element.textContent, ...labels, ...named_by];
    return words.some((word) => word?.trim());
  };

  if (!document.documentElement.lang) problems.push("the page has no language");
  if (!document.title.trim()) problems.push("the page has no title");
  if (all("main").length !== 1) problems.push(`the page has ${all("main").length} mains`);

  const levels = all("h1, h2, h3, h4").filter(shown).map((head) => [Number(head.tagName[1]), head]);
  if (levels.filter(([level]) => level === 1).length !== 1) problems.push("the page has not exactly one h1");
  levels.forEach(([level, head], place) => {
    if (!head.textContent.trim()) problems.push(`a heading says nothing: ${says(head)}`);
    if (level > (place ? levels[place - 1][0] : 0) + 1) problems.push(`a heading leaves out a level: ${says(head)}`);
  });

  for (const control of all("input:not([type=hidden]), select, textarea, button, a[href], summary, [role=img]")) {
    if (shown(control) && !named(control)) problems.push(`nothing names ${says(control)}`);
  }
  for (const image of all("img")) if (!image.hasAttribute("alt")) problems.push(`no words for ${says(image)}`);
  for (const svg of all("svg:not([role=img], [aria-hidden=true])")) {
    if (shown(svg) && !svg.closest("[role=img], [aria-hidden=true]")) problems.push(`a drawing stands bare: ${says(svg)}`);
  }
  for (const table of all("table")) {
    if (table.tHead && [...table.tHead.querySelectorAll("th")].some((head) => !head.scope)) {
      problems.push(`a column's heading has no scope: ${says(table)}`);
    }
  }
  for (const name of ["aria-labelledby", "aria-describedby", "popovertarget", "for"]) {
    for (const element of all(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(" ")) {
        if (!document.getElementById(id)) problems.push(`${name} leads nowhere: ${says(element)}`);
      }
    }
  }
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) problems.push(`two have the id ${id}`);
  return problems;
}
