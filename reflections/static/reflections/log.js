// Without this file the titles used before are a plain list of suggestions. With it, choosing one
// fills in what was said the last time: tinted, in words, and taken back by "Undo".

const MOST = 5;

const form = document.querySelector("form[data-log]");
const title = form.elements.title;
const told = form.querySelector("[data-filled-in]");
const earlier = [...form.querySelectorAll("#titles option")].map((option) => ({
  title: option.value,
  words: option.label,
  ...option.dataset,
}));
const touched = new Set();

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function chosenNetwork() {
  return touched.has("organisation") ? form.elements.organisation.value : "";
}

// Those with the letters at the start of a word before those with them inside one.
function matching(typed) {
  const sought = fold(typed.trim());
  if (!sought) return [];
  const network = chosenNetwork();
  const rank = (one) => (` ${fold(one.title)}`.includes(` ${sought}`) ? 0 : 1);
  return earlier
    .filter((one) => fold(one.title).includes(sought) && (!network || one.network === network))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

function radios(name) {
  return [...form.querySelectorAll(`input[type="radio"][name="${name}"]`)];
}

// What lies behind "All…" comes into sight when it is chosen.
function bringIntoSight(radio) {
  const folded = radio.closest(".more-chips");
  if (folded && !folded.open) folded.before(radio.closest("label"));
}

function choose(name, value) {
  const before = radios(name).find((one) => one.checked);
  const wanted = radios(name).find((one) => one.value === value);
  if (!wanted || touched.has(name) || wanted === before) return null;
  wanted.checked = true;
  bringIntoSight(wanted);
  return () => {
    wanted.checked = false;
    if (before) before.checked = true;
  };
}

function type(name, value) {
  const input = form.elements[name];
  const before = input.value;
  if (touched.has(name) || !value || value === before) return null;
  input.value = value;
  input.closest(".field").classList.add("filled");
  return () => {
    input.value = before;
    input.closest(".field").classList.remove("filled");
  };
}

let undo = [];

function takeBack() {
  for (const step of undo) step();
  undo = [];
  told.replaceChildren();
}

function fill(one) {
  takeBack();
  undo = [
    choose("organisation", one.network),
    choose("kind", one.kind),
    type("hours", one.hours),
    type("cost", one.cost),
    one.cost ? choose("cost_paid_by", one.payer) : null,
  ].filter(Boolean);
  if (!undo.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Undo";
  button.addEventListener("click", () => {
    takeBack();
    title.focus();
  });
  told.replaceChildren(`Filled in as on ${one.day}. `, button);
}

const list = document.createElement("ul");
list.id = "earlier-titles";
list.className = "suggestions";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Done before");
list.hidden = true;
title.removeAttribute("list");
title.after(list);
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-expanded": "false",
  "aria-controls": list.id,
  "aria-autocomplete": "list",
})) {
  title.setAttribute(name, value);
}

let offered = [];
let at = -1;

function close() {
  list.hidden = true;
  offered = [];
  at = -1;
  title.setAttribute("aria-expanded", "false");
  title.removeAttribute("aria-activedescendant");
}

function take(one) {
  title.value = one.title;
  close();
  fill(one);
}

function withHit(text, typed) {
  const line = document.createElement("span");
  const sought = typed.trim();
  const start = fold(text).length === text.length ? fold(text).indexOf(fold(sought)) : -1;
  if (start < 0) {
    line.textContent = text;
    return line;
  }
  const hit = document.createElement("b");
  hit.textContent = text.slice(start, start + sought.length);
  line.append(text.slice(0, start), hit, text.slice(start + sought.length));
  return line;
}

function optionFor(one, number) {
  const option = document.createElement("li");
  const words = document.createElement("span");
  option.id = `earlier-title-${number}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  words.className = "small quiet";
  words.textContent = one.words;
  option.append(withHit(one.title, title.value), words);
  // Before the field loses the focus, which closes the list.
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => take(one));
  return option;
}

function offer() {
  close();
  offered = matching(title.value);
  list.replaceChildren(...offered.map(optionFor));
  list.hidden = !offered.length;
  title.setAttribute("aria-expanded", String(!list.hidden));
}

function mark(number) {
  at = (number + offered.length) % offered.length;
  for (const [place, option] of [...list.children].entries()) {
    option.setAttribute("aria-selected", String(place === at));
  }
  title.setAttribute("aria-activedescendant", list.children[at].id);
}

title.addEventListener("input", offer);
title.addEventListener("blur", close);
title.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  if (event.key === "ArrowDown") mark(at + 1);
  else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
  else if (event.key === "Enter" && at >= 0) take(offered[at]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

// A title typed to its end is as good as one that was chosen.
title.addEventListener("change", () => {
  const network = chosenNetwork();
  const same = earlier.find(
    (one) =>
      fold(one.title) === fold(title.value.trim()) && (!network || one.network === network),
  );
  if (same && !undo.length) fill(same);
});

form.addEventListener("input", (event) => {
  const { name } = event.target;
  if (name === "title") return;
  touched.add(name);
  event.target.closest(".field")?.classList.remove("filled");
});

// A press closes the fold; arrow keys, which choose on their way through it, do not.
for (const group of form.querySelectorAll(".more-chips")) {
  group.addEventListener("click", (event) => {
    if (event.target.type !== "radio" || !event.detail) return;
    group.open = false;
    bringIntoSight(event.target);
    event.target.focus();
  });
}

for (const day of radios("date_when")) {
  day.addEventListener("change", () => {
    if (day.value === "other") form.elements.date.focus();
  });
}
