// Everything works without this file; it makes the menus close, keeps the choice of theme and drops
// the drafts of drafts.js when their time is over.

const root = document.documentElement;

function showTheme() {
  const chosen = root.dataset.theme ?? "system";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  }
}

function chooseTheme(choice) {
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
  try {
    if (choice === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", choice);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
  showTheme();
}

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-theme-choice]");
  if (choice) chooseTheme(choice.dataset.themeChoice);
  for (const open of document.querySelectorAll("details.pop[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details.pop[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

// The draft that was sent before this page is saved if the page says so; else it stays.
function dropSentDraft() {
  const key = sessionStorage.getItem("draft-sent");
  sessionStorage.removeItem("draft-sent");
  if (!key || !document.querySelector(".message.success")) return;
  const below = JSON.parse(localStorage.getItem(key))?.before;
  if (below) localStorage.setItem(key, JSON.stringify(below));
  else localStorage.removeItem(key);
}

// Nothing that was typed stays in a browser that others may use.
function forgetDrafts() {
  root.dataset.signingOut = "";
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:")) localStorage.removeItem(key);
  }
}

document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname.endsWith("/accounts/logout/")) forgetDrafts();
});

try {
  dropSentDraft();
  if (document.querySelector("[data-forget-drafts]")) forgetDrafts();
} catch {
  // Storage is switched off: there are no drafts.
}

for (const hidden of document.querySelectorAll("[data-needs-script]")) hidden.hidden = false;
showTheme();
