// What on the page would puzzle somebody who can't see it, that axe lets pass? Evaluated in the page; gives sentences.
() => {
  const problems = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)];
  const says = (element) => element.outerHTML.slice(0, 120);

  if (all("h1").filter(shown).length > 1) problems.push("the page has more than one h1");
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
