// What the pages need beyond HTML: the theme, copying, menus that close, and buttons that fill a field in.

const themes = { light: "dark", dark: "light" };

function shownTheme() {
  const chosen = document.documentElement.dataset.theme;
  return chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function switchTheme() {
  const next = themes[shownTheme()];
  document.documentElement.dataset.theme = next;
  document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
}

async function copy(button) {
  const source = button.dataset.copy && document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(button.dataset.copyText ?? source.value ?? source.textContent);
  const label = button.querySelector("span");
  const before = label.textContent;
  label.textContent = "Copied";
  setTimeout(() => { label.textContent = before; }, 1500);
}

function fill(button) {
  const field = document.querySelector(button.dataset.fill);
  field.value = button.dataset.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-switch], [data-copy], [data-copy-text], [data-fill]");
  if (button?.matches("[data-theme-switch]")) switchTheme();
  if (button?.matches("[data-copy], [data-copy-text]")) copy(button);
  if (button?.dataset.fill) fill(button);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

const trouble = (is) => { document.querySelector("#trouble").hidden = !is; };
document.addEventListener("htmx:responseError", () => trouble(true));
document.addEventListener("htmx:sendError", () => trouble(true));
document.addEventListener("htmx:afterSwap", () => trouble(false));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && !typing && search) {
    event.preventDefault();
    search.focus();
  }
});
