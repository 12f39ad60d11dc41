// "/" or Ctrl+K opens a bar that searches and knows the actions; "l" goes to the page where one logs.
// Without this file the same is a page of its own. The keys can be switched off in the account menu.

const link = document.querySelector("[data-search]");
const logLink = document.querySelector("[data-log-link]");
const PAUSE = 150;

function keysAreOn() {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

const bar = document.createElement("dialog");
bar.className = "command-bar";
bar.setAttribute("aria-label", "Search and do");
bar.innerHTML = `<form role="search"><input type="search" name="text" maxlength="200"
  autocomplete="off" aria-label="Search, or say what you want to do"></form>
  <div class="command-found" aria-live="polite"></div>`;
const input = bar.querySelector("input");
const found = bar.querySelector(".command-found");
let timer = 0;
let asked = 0;

async function look() {
  const number = ++asked;
  const query = new URLSearchParams({ text: input.value, part: "found" });
  const answer = await fetch(`${link.pathname}?${query}`);
  if (!answer.ok || answer.redirected || number !== asked) return;
  found.innerHTML = await answer.text();
}

function open() {
  if (!bar.isConnected) document.body.append(bar);
  bar.querySelector("form").action = link.pathname;
  bar.showModal();
  input.select();
  look();
}

function move(step) {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (at + step < 0) input.focus();
  else links[Math.min(at + step, links.length - 1)]?.focus();
}

if (link) {
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else return;
    event.preventDefault();
  });
  bar.addEventListener("click", (event) => event.target === bar && bar.close());
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || bar.open) return;
  const withControl = event.ctrlKey || event.metaKey;
  if (link && withControl && event.key === "k") {
    event.preventDefault();
    open();
    return;
  }
  if (withControl || !keysAreOn() || isTyping(event.target)) return;
  if (event.key === "/" && link) {
    event.preventDefault();
    const own = document.querySelector("main #id_text[autofocus]");
    if (own) own.focus();
    else open();
  } else if (event.key === "l" && logLink) {
    location.assign(logLink.href);
  }
});

const choice = document.querySelector("[data-keys]");
if (choice) {
  const show = () => {
    for (const button of choice.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String((button.value === "on") === keysAreOn()));
    }
  };
  choice.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    try {
      localStorage.setItem("keys", button.value);
    } catch {
      // Storage is switched off: the keys stay as they are.
    }
    show();
  });
  show();
}
