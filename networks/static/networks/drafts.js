// Keeps what is typed into <form data-draft="person:form:row"> in this browser until it is saved, so
// that a tab closed by accident loses nothing. A form that is shown again with what was typed has
// data-draft-newer: what stands in it is then newer than the draft. While an offered draft is neither
// taken up nor thrown away, it lies below what is typed. app.js drops a draft after the save, and all
// of them on signing out.

const LEFT_OUT = ["csrfmiddlewaretoken", "next", "entry"];
const PAUSE = 400;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or switched off: what is typed lives as long as the page.
  }
}

function typedIn(form) {
  const off = [...form.querySelectorAll("fieldset:disabled")];
  for (const one of off) one.disabled = false;
  const pairs = [...new FormData(form)];
  for (const one of off) one.disabled = true;
  return pairs.filter(([name, value]) => !LEFT_OUT.includes(name) && typeof value === "string");
}

function typeInto(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || LEFT_OUT.includes(control.name)) continue;
    const kept = values.get(control.name) ?? [];
    if (control.type === "checkbox" || control.type === "radio") {
      control.checked = kept.includes(control.value);
    } else if (control.tagName === "SELECT") {
      for (const option of control.options) option.selected = kept.includes(option.value);
    } else if (kept.length && !["submit", "button", "file", "password"].includes(control.type)) {
      control.value = kept[0];
    }
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function inWords(moment) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  const time = { hour: "2-digit", minute: "2-digit" };
  const at = new Date(moment);
  return `${at.toLocaleDateString("en-GB", day)}, ${at.toLocaleTimeString("en-GB", time)}`;
}

function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

function keep(form) {
  const key = `draft:${form.dataset.draft}`;
  const untouched = JSON.stringify(typedIn(form));
  let before = read(key);
  let timer = 0;

  function save() {
    clearTimeout(timer);
    if ("signingOut" in document.documentElement.dataset) return;
    const values = typedIn(form);
    const isUntouched = JSON.stringify(values) === untouched && !("draftNewer" in form.dataset);
    write(key, isUntouched ? before : { at: Date.now(), values, before });
  }

  function offer() {
    if (!before || JSON.stringify(before.values) === untouched) {
      before = null;
      return;
    }
    const bar = document.createElement("div");
    const words = document.createElement("span");
    const choices = document.createElement("span");
    bar.className = "message draft";
    bar.setAttribute("role", "status");
    words.textContent = `You have an unsaved draft from ${inWords(before.at)}.`;
    choices.className = "bar";
    choices.append(
      button("Take it up", () => {
        typeInto(form, before.values);
        before = before.before;
        save();
        bar.remove();
      }),
      button("Throw it away", () => {
        before = before.before;
        save();
        bar.remove();
        offer();
      }),
    );
    bar.append(words, choices);
    form.prepend(bar);
  }

  if ("draftNewer" in form.dataset) before = before?.before ?? null;
  offer();
  if ("draftNewer" in form.dataset) save();
  for (const type of ["input", "change"]) {
    form.addEventListener(type, () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    });
  }
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  form.addEventListener("submit", (event) => {
    save();
    if (event.submitter?.hasAttribute("formaction")) return;
    try {
      sessionStorage.setItem("draft-sent", key);
    } catch {
      // Then it is offered once more, and can be thrown away.
    }
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
