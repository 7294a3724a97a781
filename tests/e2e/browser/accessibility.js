// A few rules of WCAG 2.2 that a page can be asked about itself; returns what it finds wrong, in words.
() => {
  const wrong = [];
  const name = (element) => `<${element.tagName.toLowerCase()}> ${(element.id || element.className || element.textContent || "").toString().trim().slice(0, 60)}`;
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });

  // 3.1.1, 2.4.2, 1.3.1: language, title, one first heading, no level skipped
  if (!document.documentElement.lang) wrong.push("the page names no language");
  if (!document.title.trim()) wrong.push("the page has no title");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter(shown).map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) wrong.push(`${levels.filter((level) => level === 1).length} first headings`);
  levels.forEach((level, index) => { if (index && level > levels[index - 1] + 1) wrong.push(`a heading of level ${level} after ${levels[index - 1]}`); });

  // 4.1.2: everything one can operate has a name
  const label = (element) => element.getAttribute("aria-label") || [...(element.labels || [])].map((one) => one.textContent.trim()).join(" ");
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (shown(field) && !label(field)) wrong.push(`${name(field)} has no label`);
  }
  for (const control of document.querySelectorAll("button, a[href], summary")) {
    if (shown(control) && !(control.textContent.trim() || control.getAttribute("aria-label"))) wrong.push(`${name(control)} has no name`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  new Set(ids.filter((id, index) => ids.indexOf(id) !== index)).forEach((id) => wrong.push(`the id ${id} is used twice`));

  // 1.4.3: text stands out from what is behind it, 4.5 to 1, or 3 to 1 for large text
  const parts = (colour) => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
  const over = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const luminance = ({ r, g, b }) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || seen.has(element) || !shown(element) || element.closest("[disabled], noscript, option")) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const background = behind(element);
    const [light, dark] = [luminance(over(parts(style.color), background)), luminance(background)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < (large ? 3 : 4.5)) wrong.push(`${name(element)} has contrast ${contrast.toFixed(2)}`);
  }
  return wrong;
}
